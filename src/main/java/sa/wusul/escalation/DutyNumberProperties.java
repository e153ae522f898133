package sa.wusul.escalation;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The telephones of the roles on duty.
 *
 * @param numbers mobile numbers by role; all of them are paged
 */
@ConfigurationProperties("wusul.duty")
record DutyNumberProperties(@DefaultValue Map<String, List<String>> numbers) {

	List<String> forRole(String role) {
		return this.numbers.getOrDefault(role, List.of());
	}

}
