package sa.wusul.platform.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

import org.springframework.stereotype.Component;

import sa.wusul.platform.web.SessionEssence;

/**
 * The values of a staff session without the moments at which they were last compared with
 * the database: each node compares for itself.
 */
@Component
class StaffSessionEssence implements SessionEssence {

	@Override
	public Optional<Object> essence(Object value) {
		if (value instanceof Authentications all) {
			return Optional.of(all.getAuthentications().stream().map(StaffSessionEssence::person).toList());
		}
		if (value instanceof SecondFactorFilter.Standing standing) {
			return Optional.of(List.of(standing.proof(), standing.open(), standing.owes()));
		}
		if (value instanceof PasswordSessionFilter.OpenedWith opened) {
			return Optional.of(List.of(opened.user(), opened.password()));
		}
		return Optional.empty();
	}

	private static Person person(UserAuthentication one) {
		return new Person(one.getProcessEngineName(), one.getIdentityId(), unordered(one.getGroupIds()),
				unordered(one.getTenantIds()), unordered(one.getAuthorizedApps()));
	}

	private static Set<String> unordered(Collection<String> names) {
		return (names != null) ? Set.copyOf(names) : Set.of();
	}

	/** A person with what they may see. */
	private record Person(String engine, String id, Set<String> groups, Set<String> tenants, Set<String> apps) {

	}

}
