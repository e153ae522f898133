package sa.wusul.webapps;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.StaffNames;

/** The display names of accounts in the engine. */
@Component
public class StaffNameReader implements StaffNames {

	private final IdentityService identity;

	StaffNameReader(IdentityService identity) {
		this.identity = identity;
	}

	@Override
	public Map<String, String> forAccounts(Collection<String> accounts) {
		var ids = accounts.stream().filter(Objects::nonNull).distinct().toArray(String[]::new);
		if (ids.length == 0) {
			return Map.of();
		}
		return this.identity.createUserQuery()
			.userIdIn(ids)
			.list()
			.stream()
			.collect(Collectors.toMap(User::getId, StaffNameReader::fullName));
	}

	private static String fullName(User user) {
		var name = Stream.of(user.getFirstName(), user.getLastName())
			.filter((part) -> part != null && !part.isBlank())
			.collect(Collectors.joining(" "));
		return name.isEmpty() ? user.getId() : name;
	}

}
