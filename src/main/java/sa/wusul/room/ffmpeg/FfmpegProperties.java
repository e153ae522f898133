package sa.wusul.room.ffmpeg;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the recorder {@code ffmpeg}.
 *
 * @param program its file, or its name if it is found without one
 */
@Validated
@ConfigurationProperties("wusul.rooms.recorder")
record FfmpegProperties(@NotBlank @DefaultValue("ffmpeg") String program) {
}
