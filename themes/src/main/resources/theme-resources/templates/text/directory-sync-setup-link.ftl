<#ftl output_format="plainText">
${msg("directorySyncSetupLinkIntro", directoryName, senderName)}

${setupLink}

${msg("directorySyncSetupLinkEnds", linkEnds)}

${msg("directorySyncSetupLinkUnexpected", senderName)}
