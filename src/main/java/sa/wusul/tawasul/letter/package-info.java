/**
 * The letters of detainees: their access to the terminals in the prisons, and the sealed
 * envelopes. The prison reads neither letters nor answers.
 */
package sa.wusul.tawasul.letter;
