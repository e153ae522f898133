package sa.wusul.platform.engine;

import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.CurrentStaff;

/** The member of staff whom the engine's own filters have authenticated. */
@Component
class EngineCurrentStaff implements CurrentStaff {

	private final IdentityService identities;

	EngineCurrentStaff(IdentityService identities) {
		this.identities = identities;
	}

	@Override
	public Optional<Person> person() {
		return Optional.ofNullable(this.identities.getCurrentAuthentication())
			.filter((authentication) -> authentication.getUserId() != null)
			.map((authentication) -> new Person(authentication.getUserId(),
					(authentication.getGroupIds() != null) ? Set.copyOf(authentication.getGroupIds()) : Set.of()));
	}

}
