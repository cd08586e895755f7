package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.SamlFirst;
import io.github.directorysync.directory.status.Status.AttentionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a directory's users can sign in, according to the realm's configuration.
 *
 * @param provider the state of the directory's identity provider
 * @param openFlows flows of the realm in which Enforce SAML can be bypassed
 * @param openWays flows of identity providers and clients in which it can be bypassed. They cause a warning only and do not
 *     block SCIM requests, so that a change to a client never keeps a directory from suspending users
 */
public record SignIn(ProviderState provider, List<String> openFlows, List<String> openWays) {

    private static final int MOST_NAMED = 10;

    /** Whether the identity provider can be used. */
    public enum ProviderState {
        NOT_NAMED,
        MISSING,
        NOT_SAML,
        DISABLED,
        READY
    }

    public SignIn {
        openFlows = List.copyOf(openFlows);
        openWays = List.copyOf(openWays);
    }

    /** The part that determines whether SCIM requests are accepted. */
    public SignIn(ProviderState provider, List<String> openFlows) {
        this(provider, openFlows, List.of());
    }

    /** Everything that differs from the directory's settings. */
    public List<AttentionReason> missing(Directory directory) {
        List<AttentionReason> missing = unsettled(directory);
        if (!directory.saml().justInTime()
                && (provider == ProviderState.NOT_NAMED || provider == ProviderState.NOT_SAML)) {
            missing.add(new AttentionReason(
                    "just-in-time-open",
                    "People who were not provisioned are to be refused (just-in-time), which happens at the sign-in through"
                            + " the directory's SAML identity provider, and it has none (identity-provider)."));
        }
        if (directory.saml().enforced() && !openWays.isEmpty()) {
            int more = openWays.size() - MOST_NAMED;
            missing.add(new AttentionReason(
                    "saml-way-past",
                    "SAML is enforced, but people get in past the step Enforce SAML by the "
                            + openWays.stream().limit(MOST_NAMED).collect(Collectors.joining(", the "))
                            + (more > 0 ? ", and " + more + " more" : "")
                            + " (GET sign-in-flows says what to do)."));
        }
        return missing;
    }

    private List<AttentionReason> unsettled(Directory directory) {
        SamlFirst saml = directory.saml();
        List<AttentionReason> missing = new ArrayList<>();
        provider(directory).ifPresent(missing::add);
        if (saml.required() && !saml.enforced()) {
            missing.add(new AttentionReason(
                    "saml-not-enforced",
                    "SAML is not enforced (enforce-saml), so the directory's people may sign in by password."));
        }
        if (saml.enforced() && !openFlows.isEmpty()) {
            missing.add(new AttentionReason(
                    "saml-flow-open",
                    "SAML is enforced, but the step Enforce SAML is missing in " + String.join(" and ", openFlows)
                            + " (POST sign-in-flows puts it there)."));
        }
        return missing;
    }

    /** Why the directory refuses SCIM requests; empty if it accepts them. */
    public Optional<String> shut(Directory directory) {
        return directory.saml().required()
                ? Optional.of(unsettled(directory).stream()
                                .map(AttentionReason::text)
                                .collect(Collectors.joining(" ")))
                        .filter(reasons -> !reasons.isEmpty())
                : Optional.empty();
    }

    private Optional<AttentionReason> provider(Directory directory) {
        String alias = directory.saml().identityProvider().orElse("");
        return switch (provider) {
            case NOT_NAMED ->
                Optional.of(new AttentionReason(
                                "saml-not-linked",
                                "No SAML identity provider is linked to the directory (identity-provider)."))
                        .filter(reason -> directory.saml().required());
            case MISSING ->
                Optional.of(new AttentionReason(
                        "identity-provider-missing", "The realm has no identity provider " + alias + " any more."));
            case NOT_SAML ->
                Optional.of(new AttentionReason(
                        "identity-provider-not-saml",
                        "The identity provider " + alias + " is not a SAML identity provider."));
            case DISABLED ->
                Optional.of(new AttentionReason(
                        "identity-provider-disabled", "The identity provider " + alias + " is disabled."));
            case READY -> Optional.empty();
        };
    }
}
