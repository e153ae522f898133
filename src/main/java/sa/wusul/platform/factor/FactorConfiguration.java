package sa.wusul.platform.factor;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Configuration of the times of sessions. */
@Configuration
@EnableConfigurationProperties(StaffSessionProperties.class)
class FactorConfiguration {

}
