/**
 * The registers of the sectors: enquiries and entries through the outbox, their facts,
 * and the adapter by HTTP ({@code src/docs/registers.md}).
 */
package sa.wusul.services.register;
