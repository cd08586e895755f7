package io.github.directorysync.keycloak.activity;

import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectVisitor;
import io.github.directorysync.sync.activity.GroupEffect;

/** The effects for which no admin event is sent, each with the reason. */
abstract class EffectsWithoutEvent implements EffectVisitor<Boolean> {

    /** No event: each member who leaves has one. */
    @Override
    public Boolean membersNotSent(GroupEffect.MembersNotSent effect) {
        return true;
    }

    /** No event: the administrator's decision has its own. */
    @Override
    public Boolean decided(Effect.Decided effect) {
        return true;
    }

    /** No event, because nothing changed. */
    @Override
    public Boolean withheld(Effect.Withheld effect) {
        return true;
    }

    /** No event: the applied part of the request has its own. */
    @Override
    public Boolean leftOut(Effect.PartsLeftOut effect) {
        return true;
    }

    /** No event: the user has one. */
    @Override
    public Boolean passedOver(Effect.PassedOver effect) {
        return true;
    }

    /** No event, as Keycloak sends none when disabling a user ends sessions. */
    @Override
    public Boolean sessions(Effect.SessionsEnded effect) {
        return true;
    }
}
