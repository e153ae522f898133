package sa.wusul.casefile.listener;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

import sa.wusul.casefile.Opener;

/** The actor of the running command. */
public final class Actors {

	/** The actor of jobs and of the program itself. */
	static final String PROGRAM = "wusul";

	private static final String CHANNELS = "intake-channels";

	private Actors() {
	}

	public static Optional<String> person(CommandContext context) {
		return Optional.ofNullable(context.getAuthenticatedUserId());
	}

	/** Returns the person who completes the task, or else its assignee. */
	static Optional<String> performer(CommandContext context, DelegateTask task) {
		return person(context).or(() -> Optional.ofNullable(task.getAssignee()));
	}

	public static String name(CommandContext context) {
		return person(context).orElse(PROGRAM);
	}

	/** Checks whether a member of staff acts, who enters requests on behalf of others. */
	public static boolean isStaff(CommandContext context) {
		return person(context).isPresent() && !opener(context).groups().contains(CHANNELS);
	}

	/**
	 * Returns the actor as the opener of a case. The program itself acts like a channel,
	 * without a person's rights.
	 */
	public static Opener opener(CommandContext context) {
		var authentication = Optional.ofNullable(context.getAuthentication());
		var groups = authentication.map(Authentication::getGroupIds).orElse(List.of(CHANNELS));
		return new Opener(name(context), (groups != null) ? Set.copyOf(groups) : Set.of());
	}

}
