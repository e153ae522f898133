/**
 * Tries of people who have proved nothing yet: how many an address, an account or a
 * browser has, shared by all nodes, and what operators learn of refused ones.
 */
package sa.wusul.platform.attempt;
