package io.github.directorysync.directory;

/**
 * One customer's identity provider, connected to a realm: its settings, read and checked.
 *
 * @param id Keycloak's id of the component that holds the settings
 * @param alias the directory's name in addresses: lower-case letters, digits and hyphens
 * @param name the display name
 * @param customer what of the realm is the customer's
 * @param saml how its users sign in at their identity provider
 * @param access who may call its SCIM endpoint, from where and how often
 * @param options how much of what it sends happens
 * @param accounts how what it sends becomes Keycloak accounts
 * @param apps the apps that its users sign in to
 * @param attributes which attributes it declares itself, and which it copies into Keycloak
 * @param guard how many of its users it may take out at once
 * @param scimClient how its SCIM client means what SCIM leaves open
 */
public record Directory(
        String id,
        String alias,
        String name,
        Customer customer,
        SamlFirst saml,
        ScimAccess access,
        Options options,
        AccountRules accounts,
        Apps apps,
        DirectoryAttributes attributes,
        Guard guard,
        ScimClient scimClient) {

    /** The same where there is no request that its guard could refuse: what is too much is held. */
    public Directory holding() {
        return new Directory(
                id,
                alias,
                name,
                customer,
                saml,
                access,
                options,
                accounts,
                apps,
                attributes,
                guard.holding(),
                scimClient);
    }

    /**
     * The Keycloak username of a new user. An e-mail address is unique in the whole realm already, so only a bare userName
     * gets the alias.
     *
     * @param userName as it is compared, see {@code UserNames}
     */
    public String accountName(String userName) {
        return accounts.qualified() ? qualified(userName) : userName;
    }

    /** The same whatever the settings say by now. */
    public String qualified(String userName) {
        return userName.indexOf('@') < 0 ? userName + "@" + alias : userName;
    }
}
