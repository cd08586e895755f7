package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.flow.FlowKind;
import io.github.directorysync.directory.flow.FlowState;
import io.github.directorysync.directory.flow.FlowState.FlowAction;
import io.github.directorysync.directory.flow.SignInFlow;
import io.github.directorysync.directory.flow.StepPlace;
import io.github.directorysync.keycloak.query.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.jpa.entities.RealmEntity;

/** The flows by which people get into a realm: looked at for the step <em>Enforce SAML</em>, and given it. */
public record FlowInstallation(KeycloakSession session, RealmModel realm) {

    /**
     * The realm attribute that says whether the flows are prepared again by themselves when an identity provider or a flow is
     * changed: {@link #PREPARED}, as {@link #prepare()} writes it, or anything else for not.
     */
    public static final String KEPT = "directory-sync.sign-in-flows";

    static final String PREPARED = "prepared";

    /** How each is, and what would be done about it. */
    public List<FlowState> look() {
        return FlowBinding.all(session, realm).stream().map(this::state).toList();
    }

    /** Whether a change of the realm is followed by preparing them again. */
    public boolean areKeptPrepared() {
        return PREPARED.equals(realm.getAttribute(KEPT));
    }

    /** Whether there is anything to do. */
    public boolean canBePrepared() {
        return look().stream().map(FlowState::action).anyMatch(FlowInstallation::isDone);
    }

    /**
     * Does it, in the caller's transaction, and says what was done; nothing if nothing had to be. From now on it is done
     * again when the realm changes, unless the realm says otherwise.
     */
    public List<FlowState> prepare() {
        List<FlowState> done = prepareAgain();
        if (realm.getAttribute(KEPT) == null) {
            realm.setAttribute(KEPT, PREPARED);
        }
        return done;
    }

    /** The same where it was done before. */
    public List<FlowState> prepareAgain() {
        alone();
        List<FlowState> done = new ArrayList<>();
        for (FlowBinding use : FlowBinding.all(session, realm)) {
            FlowState state = state(use);
            if (isDone(state.action())) {
                act(use, state.action());
                done.add(state);
            }
        }
        return done;
    }

    private static boolean isDone(FlowAction action) {
        return action != FlowAction.NONE && action != FlowAction.LEAVE;
    }

    /** Two who ask at once are answered one after the other, and the second finds what the first has done. */
    void alone() {
        Database database = new Database(session);
        // First the lock and then the look, in two statements: one that locks as it reads has the realm's attributes
        // and flows
        // from before it waited.
        database.change("update RealmEntity r set r.enabled = r.enabled where r.id = :id", Map.of("id", realm.getId()));
        database.entities().refresh(database.entities().getReference(RealmEntity.class, realm.getId()));
        // What the cache has may be older than that.
        Optional.ofNullable(session.getProvider(CacheRealmProvider.class))
                .ifPresent(cache -> cache.registerRealmInvalidation(realm.getId(), realm.getName()));
    }

    private void act(FlowBinding use, FlowAction action) {
        FlowEditor change = new FlowEditor(session, realm);
        ManagedFlows own = new ManagedFlows(realm);
        Optional<AuthenticationFlowModel> bound = use.flow();
        switch (action) {
            case COPY -> {
                AuthenticationFlowModel copy = change.copy(bound.orElseThrow(), own.freeName(use.kind(), bound));
                SignInFlow flow = new FlowReader(realm).read(use.kind(), copy);
                change.insert(copy, flow.place());
                use.bind(copy);
            }
            case BIND -> use.bind(own.ready(use.kind(), bound).orElseThrow());
            case INSERT -> {
                AuthenticationFlowModel flow = bound.orElseThrow();
                change.insert(flow, new FlowReader(realm).read(use.kind(), flow).place());
            }
            case MAKE -> {
                AuthenticationFlowModel made = change.make(own.freeName(use.kind(), bound));
                change.insert(made, new SignInFlow(use.kind(), List.of()).place());
                use.bind(made);
            }
            case NONE, LEAVE, RETURN -> {}
        }
    }

    private FlowState state(FlowBinding use) {
        Optional<AuthenticationFlowModel> bound = use.flow();
        if (bound.isEmpty()) {
            return none(use);
        }
        AuthenticationFlowModel flow = bound.get();
        StepPlace place = new FlowReader(realm).read(use.kind(), flow).place();
        if (!place.isThere() && flow.isBuiltIn()) {
            return copied(use, flow, place);
        }
        return of(
                use,
                switch (place.found()) {
                    case THERE -> FlowAction.NONE;
                    case WANTED -> FlowAction.INSERT;
                    case UNCLEAR -> FlowAction.LEAVE;
                },
                place.words());
    }

    private FlowState copied(FlowBinding use, AuthenticationFlowModel flow, StepPlace place) {
        ManagedFlows own = new ManagedFlows(realm);
        Optional<AuthenticationFlowModel> ready = own.ready(use.kind(), Optional.of(flow));
        if (ready.isPresent()) {
            return of(use, FlowAction.BIND, ready.get().getAlias() + ", which has the step, takes its place.");
        }
        return place.found() == StepPlace.StepPresence.UNCLEAR
                ? of(use, FlowAction.LEAVE, place.words())
                : of(
                        use,
                        FlowAction.COPY,
                        "A copy, " + own.freeName(use.kind(), Optional.of(flow)) + ", takes its place. "
                                + place.words());
    }

    private FlowState none(FlowBinding use) {
        if (use.kind() != FlowKind.POST_LOGIN) {
            return of(use, FlowAction.LEAVE, "The realm has no such flow.");
        }
        ManagedFlows own = new ManagedFlows(realm);
        return own.ready(use.kind(), Optional.empty())
                .map(ready -> of(use, FlowAction.BIND, ready.getAlias() + ", which has the step, becomes it."))
                .orElseGet(() -> of(
                        use,
                        FlowAction.MAKE,
                        "A new flow, " + own.freeName(use.kind(), Optional.empty())
                                + ", which has nothing but the step, becomes it."));
    }

    private static FlowState of(FlowBinding use, FlowAction action, String words) {
        return new FlowState(
                use.kind().word(),
                use.alias(),
                use.flow().map(AuthenticationFlowModel::getAlias),
                use.flow().map(AuthenticationFlowModel::isBuiltIn).orElse(false),
                action == FlowAction.NONE,
                use.isUsed(),
                action,
                words);
    }
}
