/**
 * The audit log: deeds, readings, refusals and log-ins in the order in which they
 * happened, as a Merkle tree whose head is signed (ADR 43). Terms: an <em>entry</em> is
 * one line of it, <em>sealed</em> by the node that wrote it; the <em>sequencer</em> gives
 * each committed entry its index in the tree; a <em>checkpoint</em> is the signed head.
 */
package sa.wusul.platform.audit;
