package sa.wusul.casefile.delegate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

import sa.wusul.casefile.Opener;

/** Who acts in the running command. */
final class Actors {

	/** Acts where no person does: jobs, and the program itself. */
	static final String PROGRAM = "wusul";

	private static final String CHANNELS = "intake-channels";

	private Actors() {
	}

	static Optional<String> person(CommandContext context) {
		return Optional.ofNullable(context.getAuthenticatedUserId());
	}

	static String name(CommandContext context) {
		return person(context).orElse(PROGRAM);
	}

	/** A person of the ministry, who enters what others ask for. */
	static boolean isStaff(CommandContext context) {
		return person(context).isPresent() && !opener(context).groups().contains(CHANNELS);
	}

	/** The program itself hands in like a channel: no person's rights apply. */
	static Opener opener(CommandContext context) {
		var authentication = Optional.ofNullable(context.getAuthentication());
		var groups = authentication.map(Authentication::getGroupIds).orElse(List.of(CHANNELS));
		return new Opener(name(context), (groups != null) ? Set.copyOf(groups) : Set.of());
	}

}
