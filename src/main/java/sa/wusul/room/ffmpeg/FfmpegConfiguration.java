package sa.wusul.room.ffmpeg;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.room.RecordingReader;
import sa.wusul.room.MediaRecorder;

/** Configuration of the recorder, which exists where there is a relay. */
@Configuration
@ConditionalOnProperty("wusul.rooms.relay.host")
@EnableConfigurationProperties(FfmpegProperties.class)
class FfmpegConfiguration {

	@Bean
	MediaRecorder mediaRecorder(FfmpegProperties properties) {
		return new FfmpegRecorder(properties);
	}

	@Bean
	RecordingReader recordingReader(FfmpegProperties properties) {
		return new FfmpegReader(properties);
	}

}
