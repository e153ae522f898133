/**
 * The ground of all modules: engine, calendar, forms, rights, inbox and outbox, texts. It
 * knows no domain.
 */
package sa.wusul.platform;
