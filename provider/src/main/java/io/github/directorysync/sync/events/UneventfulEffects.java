package io.github.directorysync.sync.events;

import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectVisitor;
import io.github.directorysync.sync.activity.GroupEffect;

/** The effects that cause no event, because they change no user, group, membership or role. */
abstract class UneventfulEffects implements EffectVisitor<Boolean> {

    @Override
    public Boolean membersNotSent(GroupEffect.MembersNotSent effect) {
        return false;
    }

    @Override
    public Boolean withheld(Effect.Withheld effect) {
        return false;
    }

    @Override
    public Boolean guarded(Effect.Guarded effect) {
        return false;
    }

    @Override
    public Boolean decided(Effect.Decided effect) {
        return false;
    }

    @Override
    public Boolean reviewed(Effect.Reviewed effect) {
        return false;
    }

    @Override
    public Boolean leftOut(Effect.PartsLeftOut effect) {
        return false;
    }

    @Override
    public Boolean passedOver(Effect.PassedOver effect) {
        return false;
    }

    @Override
    public Boolean sessions(Effect.SessionsEnded effect) {
        return false;
    }
}
