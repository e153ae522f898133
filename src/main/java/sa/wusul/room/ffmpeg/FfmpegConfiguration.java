package sa.wusul.room.ffmpeg;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

import sa.wusul.room.MediaRecorder;
import sa.wusul.room.RecordingComposer;
import sa.wusul.room.RecordingReader;

/**
 * Configuration of the recorder, which exists where there is a relay, and of the look
 * into recordings.
 */
@Configuration
@EnableConfigurationProperties(FfmpegProperties.class)
class FfmpegConfiguration {

	@Bean
	@ConditionalOnProperty("wusul.rooms.relay.host")
	MediaRecorder mediaRecorder(FfmpegProperties properties) {
		return new FfmpegRecorder(properties);
	}

	@Bean
	@Conditional(FfmpegConfiguration.Installed.class)
	RecordingComposer recordingComposer(FfmpegProperties properties) {
		return new FfmpegComposer(properties);
	}

	@Bean
	@Conditional(FfmpegConfiguration.Installed.class)
	RecordingReader recordingReader(FfmpegProperties properties) {
		return new FfmpegReader(properties);
	}

	/**
	 * Condition of a machine that has the program. A demo without it seals its recordings
	 * without a look into them.
	 */
	static class Installed implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			var program = context.getEnvironment().getProperty("wusul.rooms.recorder.program", "ffmpeg");
			var folders = System.getenv().getOrDefault("PATH", "");
			return Arrays.stream(StringUtils.delimitedListToStringArray(folders, File.pathSeparator))
				.map((folder) -> Path.of(folder).resolve(program))
				.anyMatch(Files::isExecutable);
		}

	}

}
