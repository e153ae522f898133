/**
 * The relay of sound and picture as rtpengine provides it.
 */
package sa.wusul.room.rtpengine;
