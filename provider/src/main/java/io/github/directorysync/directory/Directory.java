package io.github.directorysync.directory;

/**
 * One customer's identity provider, connected to a realm: its settings, parsed and validated.
 *
 * @param id the id of the Keycloak component that holds the settings
 * @param alias the directory's name in URLs: lower-case letters, digits and hyphens
 * @param name the display name
 * @param customer the customer, and the customer's part of the realm
 * @param saml how its users sign in through their identity provider
 * @param access who may call its SCIM endpoint, from where and how often
 * @param options which of its operations take effect on Keycloak users
 * @param accounts how its users are stored as Keycloak accounts
 * @param apps the apps that its users sign in to
 * @param attributes its own schema extension, and the attributes that are copied into Keycloak
 * @param guard how many of its users it may remove at once
 * @param scimClient how its SCIM client interprets what SCIM leaves open
 * @param mode whether its requests take effect
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
        ScimClient scimClient,
        DirectoryMode mode) {

    /**
     * The same directory with a guard that holds what exceeds its limits. For background work, where no request can be
     * refused.
     */
    public Directory holding() {
        return with(options, guard.holding(), mode);
    }

    /** Whether its requests take no effect in Keycloak. */
    public boolean rehearses() {
        return mode == DirectoryMode.REHEARSAL;
    }

    /** The same directory if it were live. */
    public Directory live() {
        return with(options, guard, DirectoryMode.LIVE);
    }

    /**
     * The same directory as it goes live: its users are imported, but none is suspended before all its groups are there,
     * since a user may be in an access group.
     */
    public Directory goingLive() {
        return with(options.withoutSuspension(), guard.holding(), DirectoryMode.LIVE);
    }

    private Directory with(Options otherOptions, Guard otherGuard, DirectoryMode otherMode) {
        return new Directory(
                id,
                alias,
                name,
                customer,
                saml,
                access,
                otherOptions,
                accounts,
                apps,
                attributes,
                otherGuard,
                scimClient,
                otherMode);
    }

    /**
     * The Keycloak username of a new user. The alias is appended only to a userName without a domain, because an e-mail
     * address is unique in the realm already.
     *
     * @param userName the normalized userName, see {@code UserNames}
     */
    public String accountName(String userName) {
        return accounts.qualified() ? qualified(userName) : userName;
    }

    /** The userName with the alias appended if it has no domain, whatever the current settings say. */
    public String qualified(String userName) {
        return userName.indexOf('@') < 0 ? userName + "@" + alias : userName;
    }
}
