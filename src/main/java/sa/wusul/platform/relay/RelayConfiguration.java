package sa.wusul.platform.relay;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(RelayProperties.class)
class RelayConfiguration {

}
