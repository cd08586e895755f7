<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("directorySyncSetupLinkIntro", directoryName, senderName)}</p>
<p><a href="${setupLink}">${msg("directorySyncSetupLinkOpen")}</a></p>
<p>${setupLink}</p>
<p>${msg("directorySyncSetupLinkEnds", linkEnds)}</p>
<p>${msg("directorySyncSetupLinkUnexpected", senderName)}</p>
</@layout.emailLayout>
