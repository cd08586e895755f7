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

/** Installs the step <em>Enforce SAML</em> in the authentication flows of a realm, and tells what it would change. */
public record FlowInstallation(KeycloakSession session, RealmModel realm) {

    /**
     * Name of the realm attribute that says whether the flows are prepared again automatically when an identity
     * provider or a flow changes: {@link #PREPARED}, which {@link #prepare()} writes; any other value means no.
     */
    public static final String KEPT = "directory-sync.sign-in-flows";

    static final String PREPARED = "prepared";

    /** Returns the state of each binding, and the action that {@link #prepare()} would take. */
    public List<FlowState> look() {
        return FlowBinding.all(session, realm).stream().map(this::state).toList();
    }

    /** Returns whether the flows are prepared again when the realm changes. */
    public boolean areKeptPrepared() {
        return PREPARED.equals(realm.getAttribute(KEPT));
    }

    /** Returns whether {@link #prepare()} would change anything. */
    public boolean canBePrepared() {
        return look().stream().map(FlowState::action).anyMatch(FlowInstallation::changes);
    }

    /**
     * Prepares all flows in the caller's transaction and returns what was changed; empty if nothing had to be. From
     * then on they are prepared again when the realm changes, unless {@link #KEPT} says otherwise.
     */
    public List<FlowState> prepare() {
        List<FlowState> done = prepareAgain();
        if (realm.getAttribute(KEPT) == null) {
            realm.setAttribute(KEPT, PREPARED);
        }
        return done;
    }

    /** Prepares all flows like {@link #prepare()}, and leaves {@link #KEPT} as it is. */
    public List<FlowState> prepareAgain() {
        lockRealm();
        List<FlowState> done = new ArrayList<>();
        for (FlowBinding binding : FlowBinding.all(session, realm)) {
            FlowState state = state(binding);
            if (changes(state.action())) {
                apply(binding, state.action());
                done.add(state);
            }
        }
        return done;
    }

    private static boolean changes(FlowAction action) {
        return action != FlowAction.NONE && action != FlowAction.LEAVE;
    }

    /** Serializes concurrent callers: the second waits, and then sees what the first has changed. */
    void lockRealm() {
        Database database = new Database(session);
        // Lock first, then read, in two statements: a statement that locks as it reads returns the realm's attributes
        // and flows as they were before it waited.
        database.change("update RealmEntity r set r.enabled = r.enabled where r.id = :id", Map.of("id", realm.getId()));
        database.entities().refresh(database.entities().getReference(RealmEntity.class, realm.getId()));
        // The cached realm may be older than the lock.
        Optional.ofNullable(session.getProvider(CacheRealmProvider.class))
                .ifPresent(cache -> cache.registerRealmInvalidation(realm.getId(), realm.getName()));
    }

    private void apply(FlowBinding binding, FlowAction action) {
        FlowEditor editor = new FlowEditor(session, realm);
        ManagedFlows managed = new ManagedFlows(realm);
        Optional<AuthenticationFlowModel> bound = binding.flow();
        switch (action) {
            case COPY -> {
                AuthenticationFlowModel copy =
                        editor.copy(bound.orElseThrow(), managed.freeName(binding.kind(), bound));
                SignInFlow flow = new FlowReader(realm).read(binding.kind(), copy);
                editor.insert(copy, flow.place());
                binding.bind(copy);
            }
            case BIND -> binding.bind(managed.ready(binding.kind(), bound).orElseThrow());
            case INSERT -> {
                AuthenticationFlowModel flow = bound.orElseThrow();
                editor.insert(
                        flow, new FlowReader(realm).read(binding.kind(), flow).place());
            }
            case MAKE -> {
                AuthenticationFlowModel made = editor.create(managed.freeName(binding.kind(), bound));
                editor.insert(made, new SignInFlow(binding.kind(), List.of()).place());
                binding.bind(made);
            }
            case NONE, LEAVE, RETURN -> {}
        }
    }

    private FlowState state(FlowBinding binding) {
        Optional<AuthenticationFlowModel> bound = binding.flow();
        if (bound.isEmpty()) {
            return unbound(binding);
        }
        AuthenticationFlowModel flow = bound.get();
        StepPlace place = new FlowReader(realm).read(binding.kind(), flow).place();
        if (!place.isThere() && flow.isBuiltIn()) {
            return builtIn(binding, flow, place);
        }
        return of(
                binding,
                switch (place.found()) {
                    case THERE -> FlowAction.NONE;
                    case WANTED -> FlowAction.INSERT;
                    case UNCLEAR -> FlowAction.LEAVE;
                },
                place.words());
    }

    private FlowState builtIn(FlowBinding binding, AuthenticationFlowModel flow, StepPlace place) {
        ManagedFlows managed = new ManagedFlows(realm);
        Optional<AuthenticationFlowModel> ready = managed.ready(binding.kind(), Optional.of(flow));
        if (ready.isPresent()) {
            return of(binding, FlowAction.BIND, ready.get().getAlias() + ", which has the step, is bound instead.");
        }
        return place.found() == StepPlace.StepPresence.UNCLEAR
                ? of(binding, FlowAction.LEAVE, place.words())
                : of(
                        binding,
                        FlowAction.COPY,
                        "A copy, " + managed.freeName(binding.kind(), Optional.of(flow)) + ", is bound instead. "
                                + place.words());
    }

    private FlowState unbound(FlowBinding binding) {
        if (binding.kind() != FlowKind.POST_LOGIN) {
            return of(binding, FlowAction.LEAVE, "The realm has no flow of this kind.");
        }
        ManagedFlows managed = new ManagedFlows(realm);
        return managed.ready(binding.kind(), Optional.empty())
                .map(ready -> of(binding, FlowAction.BIND, ready.getAlias() + ", which has the step, is bound."))
                .orElseGet(() -> of(
                        binding,
                        FlowAction.MAKE,
                        "A new flow, " + managed.freeName(binding.kind(), Optional.empty())
                                + ", with only this step, is bound."));
    }

    private static FlowState of(FlowBinding binding, FlowAction action, String words) {
        return new FlowState(
                binding.kind().word(),
                binding.alias(),
                binding.flow().map(AuthenticationFlowModel::getAlias),
                binding.flow().map(AuthenticationFlowModel::isBuiltIn).orElse(false),
                action == FlowAction.NONE,
                binding.isUsed(),
                action,
                words);
    }
}
