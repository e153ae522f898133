package sa.wusul.room.rtpengine;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.room.MediaRelay;

/** Configuration of the relay, which exists if its machine is named. */
@Configuration
@ConditionalOnProperty("wusul.rooms.relay.host")
@EnableConfigurationProperties(RtpengineProperties.class)
class RtpengineConfiguration {

	@Bean
	MediaRelay mediaRelay(RtpengineProperties properties) {
		return new RtpengineRelay(new RtpengineClient(properties), properties.version());
	}

}
