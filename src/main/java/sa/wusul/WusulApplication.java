package sa.wusul;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

import sa.wusul.conformance.ConformanceCommand;
import sa.wusul.papers.OriginalCommand;
import sa.wusul.platform.audit.AuditCommand;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.records.HandoverCommand;

/**
 * Starts the ministry's processes, the staff's desk and the citizens' door. Each door has
 * its own lock; what Spring Boot would put before all of them is left out. The parts of
 * the demo are found by its own configuration.
 */
@SpringBootApplication(exclude = { SecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class,
		UserDetailsServiceAutoConfiguration.class, OAuth2ClientAutoConfiguration.class,
		OAuth2ClientWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class })
@ComponentScan(excludeFilters = { @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
		@Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
		@Filter(type = FilterType.REGEX, pattern = "sa\\.wusul\\.demo\\.\\w+\\..*") })
public class WusulApplication {

	public static void main(String[] args) {
		Kingdom.setAsDefault();
		if (OriginalCommand.isMeant(args)) {
			System.exit(OriginalCommand.run(System.out, args));
		}
		if (AuditCommand.isMeant(args)) {
			System.exit(AuditCommand.run(System.out, args));
		}
		if (ConformanceCommand.isMeant(args)) {
			System.exit(ConformanceCommand.run(System.out, args));
		}
		if (HandoverCommand.isMeant(args)) {
			System.exit(HandoverCommand.run(System.out, args));
		}
		SpringApplication.run(WusulApplication.class, args);
	}

}
