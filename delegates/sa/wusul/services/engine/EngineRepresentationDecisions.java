package sa.wusul.services.engine;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.LatestDecisions;
import sa.wusul.services.RepresentationDecisions;
import sa.wusul.services.register.RepresentedPerson;
import sa.wusul.services.register.RepresentedPerson.Kind;

/**
 * The tables that the check of a representation asks, before there is an application; the
 * process asks them again, with a new answer of the register.
 */
@Component
class EngineRepresentationDecisions implements RepresentationDecisions {

	private static final String SCOPE = "services-power-scope";

	private static final String STANDING = "services-representation-standing";

	private static final String[] UNSAID = { "guardianOfRequester", "powerFound", "powerState", "powerDaysLeft",
			"powerPermits", "representationDecision" };

	private final LatestDecisions latest;

	EngineRepresentationDecisions(LatestDecisions latest) {
		this.latest = latest;
	}

	@Override
	public String standing(RepresentedPerson person, String service) {
		var facts = new HashMap<String, Object>();
		for (var fact : UNSAID) {
			facts.put(fact, null);
		}
		facts.put("representationStage", "APPLICATION");
		if (person.kind() == Kind.CHILD) {
			facts.put("representation", "GUARDIAN");
			facts.put("guardianOfRequester", person.daysLeft() == null || person.daysLeft() > 0);
		}
		else {
			facts.put("representation", "AGENT");
			facts.put("powerFound", true);
			facts.put("powerState", person.power().state());
			facts.put("powerDaysLeft", person.daysLeft());
			facts.put("powerPermits", permits(person.power().scope(), service));
		}
		return this.latest.ask(STANDING, facts, Standing.class).map(Standing::representationStanding).orElse("UNCLEAR");
	}

	private String permits(String scope, String service) {
		var facts = new HashMap<String, Object>(Map.of("service", service));
		facts.put("powerScope", scope);
		return this.latest.ask(SCOPE, facts, Scope.class).map(Scope::powerPermits).orElse(null);
	}

	/** The answer of the table of scopes. */
	record Scope(String powerPermits) {
	}

	/** The answer of the table of standings. */
	record Standing(String representationStanding) {
	}

}
