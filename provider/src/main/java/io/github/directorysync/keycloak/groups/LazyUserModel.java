package io.github.directorysync.keycloak.groups;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A {@link UserModel} whose id, username and e-mail are known. Everything else is read on demand, which listeners of
 * joining and leaving hardly ever do: without this, ten thousand joins would be ten thousand more statements.
 */
final class LazyUserModel {

    private LazyUserModel() {}

    static UserModel of(KeycloakSession session, RealmModel realm, String id, String username, @Nullable String email) {
        return (UserModel) Proxy.newProxyInstance(
                LazyUserModel.class.getClassLoader(), new Class<?>[] {UserModel.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getId", "toString" -> id;
                        case "getUsername" -> username;
                        case "getEmail" -> email;
                        case "hashCode" -> id.hashCode();
                        case "equals" ->
                            arguments[0] instanceof UserModel other
                                    && other.getId().equals(id);
                        default -> ask(session.users().getUserById(realm, id), method, arguments);
                    };
                });
    }

    private static @Nullable Object ask(UserModel user, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(user, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
