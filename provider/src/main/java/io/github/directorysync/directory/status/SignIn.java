package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.SamlFirst;
import io.github.directorysync.directory.status.Status.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the people of a directory sign in, as the realm has it.
 *
 * @param provider how the identity provider is that the directory names
 * @param openFlows what the realm uses that asks nobody for SAML, whatever is enforced
 * @param openWays the same of what identity providers and clients use. It is told, and stops no request: what one of them is
 *     given must not keep a directory from suspending people
 */
public record SignIn(Provider provider, List<String> openFlows, List<String> openWays) {

    private static final int MOST_NAMED = 10;

    /** Whether an identity provider can be used. */
    public enum Provider {
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

    /** As far as it decides whether a request is let in. */
    public SignIn(Provider provider, List<String> openFlows) {
        this(provider, openFlows, List.of());
    }

    /** What is not as the directory's settings want it; nothing if all is. */
    public List<Reason> missing(Directory directory) {
        List<Reason> missing = unsettled(directory);
        if (!directory.saml().justInTime() && (provider == Provider.NOT_NAMED || provider == Provider.NOT_SAML)) {
            missing.add(new Reason(
                    "just-in-time-open",
                    "People who were not provisioned are to be refused (just-in-time), which happens at the sign-in through"
                            + " the directory's SAML identity provider, and it has none (identity-provider)."));
        }
        if (directory.saml().enforced() && !openWays.isEmpty()) {
            int more = openWays.size() - MOST_NAMED;
            missing.add(new Reason(
                    "saml-way-past",
                    "SAML is enforced, but people get in past the step Enforce SAML by the "
                            + openWays.stream().limit(MOST_NAMED).collect(Collectors.joining(", the "))
                            + (more > 0 ? ", and " + more + " more" : "")
                            + " (GET sign-in-flows says what to do)."));
        }
        return missing;
    }

    private List<Reason> unsettled(Directory directory) {
        SamlFirst saml = directory.saml();
        List<Reason> missing = new ArrayList<>();
        provider(directory).ifPresent(missing::add);
        if (saml.required() && !saml.enforced()) {
            missing.add(new Reason(
                    "saml-not-enforced",
                    "SAML is not enforced (enforce-saml), so the directory's people may sign in by password."));
        }
        if (saml.enforced() && !openFlows.isEmpty()) {
            missing.add(new Reason(
                    "saml-flow-open",
                    "SAML is enforced, but the step Enforce SAML is missing in " + String.join(" and ", openFlows)
                            + " (POST sign-in-flows puts it there)."));
        }
        return missing;
    }

    /** Why nothing is taken from the directory; empty if it is open. */
    public Optional<String> shut(Directory directory) {
        return directory.saml().required()
                ? Optional.of(unsettled(directory).stream().map(Reason::text).collect(Collectors.joining(" ")))
                        .filter(reasons -> !reasons.isEmpty())
                : Optional.empty();
    }

    private Optional<Reason> provider(Directory directory) {
        String alias = directory.saml().identityProvider().orElse("");
        return switch (provider) {
            case NOT_NAMED ->
                Optional.of(new Reason(
                                "saml-not-linked",
                                "No SAML identity provider is linked to the directory (identity-provider)."))
                        .filter(reason -> directory.saml().required());
            case MISSING ->
                Optional.of(new Reason(
                        "identity-provider-missing", "The realm has no identity provider " + alias + " any more."));
            case NOT_SAML ->
                Optional.of(new Reason(
                        "identity-provider-not-saml",
                        "The identity provider " + alias + " is not a SAML identity provider."));
            case DISABLED ->
                Optional.of(
                        new Reason("identity-provider-disabled", "The identity provider " + alias + " is disabled."));
            case READY -> Optional.empty();
        };
    }
}
