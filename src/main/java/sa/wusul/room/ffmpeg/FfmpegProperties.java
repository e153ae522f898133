package sa.wusul.room.ffmpeg;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the recorder {@code ffmpeg}.
 *
 * @param program its file, or its name if it is found without one
 * @param address address of this node at which the relay reaches it
 * @param toLook how long a look into one recording may take
 * @param toCompose how long the composing of one film may take
 */
@ConfigurationProperties("wusul.rooms.recorder")
record FfmpegProperties(@DefaultValue("ffmpeg") String program, @DefaultValue("127.0.0.1") String address,
		@DefaultValue("15m") Duration toLook, @DefaultValue("2h") Duration toCompose) {
}
