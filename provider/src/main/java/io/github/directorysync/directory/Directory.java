package io.github.directorysync.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One customer's identity provider, connected to a realm.
 *
 * @param id Keycloak's id of the component that holds the settings
 * @param alias the directory's name in addresses: lower-case letters, digits and hyphens
 * @param name what people call it
 * @param identityProvider the alias of the SAML identity provider through which its people sign in
 * @param nameId which attribute of a person that identity provider sends as NameID
 * @param verifiedDomains e-mail domains that the customer has proved to own, in lower case
 * @param groupsParent the name of the top-level group under which its groups live
 * @param declaredTokens tokens that the realm's configuration declares, next to those issued later
 * @param clients the clientIds of the realm's clients whose access tokens open it too
 * @param setsPasswords whether a password that it sends becomes the person's password in Keycloak
 * @param options how much of what it sends happens
 * @param apps what its people sign in to
 * @param attributes which attributes it declares itself, and which it copies into Keycloak
 * @param rateLimit how many requests it may send
 * @param paused whether everything that it sends is refused
 * @param contacts the e-mail addresses of who is told when something has to be done
 * @param guard how many of its people it may take out at once
 * @param endsSessions whether who has another role in an app is signed out of it
 * @param organization the alias or id of the Keycloak organization of which its people are members
 * @param addresses from where its identity provider calls
 * @param saml whether its people have to sign in at that identity provider
 * @param names how the names that it sends become names of Keycloak accounts
 * @param scimClient how its SCIM client means what SCIM leaves open
 */
public record Directory(
        String id,
        String alias,
        String name,
        Optional<String> identityProvider,
        NameId nameId,
        Set<String> verifiedDomains,
        String groupsParent,
        List<TokenHash> declaredTokens,
        Set<String> clients,
        boolean setsPasswords,
        Options options,
        Apps apps,
        Attributes attributes,
        RateLimit rateLimit,
        boolean paused,
        List<String> contacts,
        Guard guard,
        boolean endsSessions,
        Optional<String> organization,
        Addresses addresses,
        SamlFirst saml,
        NameRules names,
        ScimClient scimClient) {

    /** Where the NameID of a person's assertions comes from. */
    public enum NameId {
        USER_NAME("userName"),
        EMAIL("email"),
        EXTERNAL_ID("externalId");

        private final String key;

        NameId(String key) {
            this.key = key;
        }

        /** As it is written in the settings. */
        public String key() {
            return key;
        }

        static Optional<NameId> of(String key) {
            return List.of(values()).stream()
                    .filter(nameId -> nameId.key.equals(key))
                    .findFirst();
        }
    }

    public Directory {
        verifiedDomains = Set.copyOf(verifiedDomains);
        declaredTokens = List.copyOf(declaredTokens);
        clients = Set.copyOf(clients);
        contacts = List.copyOf(contacts);
    }

    /** The same where there is no request that its guard could refuse: what is too much is held. */
    public Directory holding() {
        return new Directory(
                id,
                alias,
                name,
                identityProvider,
                nameId,
                verifiedDomains,
                groupsParent,
                declaredTokens,
                clients,
                setsPasswords,
                options,
                apps,
                attributes,
                rateLimit,
                paused,
                contacts,
                guard.holding(),
                endsSessions,
                organization,
                addresses,
                saml,
                names,
                scimClient);
    }

    /**
     * The Keycloak username of somebody new. An e-mail address is somebody's in the whole realm already, so only a bare
     * userName gets the alias.
     *
     * @param userName as it is compared, see {@code UserNames}
     */
    public String accountName(String userName) {
        return names.qualified() ? qualified(userName) : userName;
    }

    /** The same whatever the settings say by now. */
    public String qualified(String userName) {
        return userName.indexOf('@') < 0 ? userName + "@" + alias : userName;
    }

    /** Whether an e-mail address is one that the customer may vouch for. */
    public boolean vouchesFor(String email) {
        int at = email.lastIndexOf('@');
        return at >= 0 && verifiedDomains.contains(email.substring(at + 1).toLowerCase(Locale.ROOT));
    }
}
