package sa.wusul.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import sa.wusul.platform.identity.Performers;

/** The people who acted, in memory, for tests of one model. */
final class RememberedPerformers implements Performers {

	/** The proceeding of those who acted before the process that a test starts. */
	static final String ANY = "any";

	private final List<Act> acts = new ArrayList<>();

	void forget() {
		this.acts.clear();
	}

	@Override
	public void record(Act act) {
		this.acts.add(0, act);
	}

	@Override
	public boolean recordOnce(Act act) {
		var first = !acted(act.proceeding(), List.of(act.role()), act.person());
		record(act);
		return first;
	}

	@Override
	public boolean acted(String proceeding, Collection<String> roles, String person) {
		return this.acts.stream()
			.anyMatch((act) -> of(act, proceeding) && roles.contains(act.role()) && act.person().equals(person));
	}

	@Override
	public List<String> inRole(String proceeding, String role) {
		return this.acts.stream()
			.filter((act) -> of(act, proceeding) && act.role().equals(role))
			.map(Act::person)
			.distinct()
			.toList();
	}

	@Override
	public Optional<String> last(String process, String role) {
		return this.acts.stream()
			.filter((act) -> Set.of(process, ANY).contains(act.process()) && act.role().equals(role))
			.map(Act::person)
			.findFirst();
	}

	private static boolean of(Act act, String proceeding) {
		return Set.of(proceeding, ANY).contains(act.proceeding());
	}

}
