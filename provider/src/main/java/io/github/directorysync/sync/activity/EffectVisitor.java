package io.github.directorysync.sync.activity;

/** One method for each kind of effect, so that the compiler finds every place to extend for a new kind. */
public interface EffectVisitor<T> {
    T user(Effect.OfUser effect);

    T group(GroupEffect.OfGroup effect);

    T members(GroupEffect.MembersChanged effect);

    T membersNotSent(GroupEffect.MembersNotSent effect);

    T withheld(Effect.Withheld effect);

    T guarded(Effect.Guarded effect);

    T decided(Effect.Decided effect);

    T reviewed(Effect.Reviewed effect);

    T leftOut(Effect.PartsLeftOut effect);

    T passedOver(Effect.PassedOver effect);

    T sessions(Effect.SessionsEnded effect);

    T role(Effect.RoleChanged effect);
}
