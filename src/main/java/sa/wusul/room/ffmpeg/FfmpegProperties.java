package sa.wusul.room.ffmpeg;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the recorder {@code ffmpeg}.
 *
 * @param program its file, or its name if it is found without one
 */
@ConfigurationProperties("wusul.rooms.recorder")
record FfmpegProperties(@DefaultValue("ffmpeg") String program) {
}
