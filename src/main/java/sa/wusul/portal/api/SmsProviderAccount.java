package sa.wusul.portal.api;

/**
 * The technical account of a provider of SMS, which has the name of its gateway.
 * Controllers with a parameter of this type refuse all other accounts.
 */
record SmsProviderAccount(String userName) {
}
