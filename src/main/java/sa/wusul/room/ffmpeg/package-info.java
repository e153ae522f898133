/**
 * The recorder of sound and picture as ffmpeg provides it.
 */
package sa.wusul.room.ffmpeg;
