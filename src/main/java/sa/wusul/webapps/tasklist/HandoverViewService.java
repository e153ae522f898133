package sa.wusul.webapps.tasklist;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Service;

import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.StaffNames;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.records.HandoverOrder;
import sa.wusul.records.HandoverOrders;
import sa.wusul.records.HandoverOrders.Download;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.SignedInStaff;

/**
 * Packages for the officers and supervisors who decide on them, beside a task of theirs
 * only.
 */
@Service
class HandoverViewService {

	private static final String NUMBER = "handoverNumber";

	private final TaskService tasks;

	private final HandoverOrders orders;

	private final SignedInStaff staff;

	private final StaffNames names;

	private final Clock clock;

	HandoverViewService(TaskService tasks, HandoverOrders orders, SignedInStaff staff, StaffNames names, Clock clock) {
		this.tasks = tasks;
		this.orders = orders;
		this.staff = staff;
		this.names = names;
		this.clock = clock;
	}

	/**
	 * Returns what was asked for, and whether its package can be downloaded.
	 * @throws RefusalException {@code handover.unknown}, also to staff of other places
	 */
	View orderOf(String taskId) {
		var order = readable(taskId);
		var ready = order.isReady(this.clock.instant());
		return new View(order.key(), order.reason(), name(order.askedBy()),
				CaseFileWords.of("handover", order.problem().isPresent() ? "DECLINED" : order.state()),
				order.byteCount().orElse(null), order.expiresAt().map(Moment::of).orElse(null),
				ready && order.askedBy().equalsIgnoreCase(this.staff.user()),
				order.problem().map((code) -> CaseFileWords.of("handover.problem", code)).orElse(null));
	}

	private String name(String account) {
		return this.staff.unrestricted(() -> this.names.forAccounts(List.of(account))).getOrDefault(account, account);
	}

	/**
	 * Returns the package to the person who asked for it.
	 * @throws RefusalException as in {@link HandoverOrders#fetch}
	 */
	PackageFile packageOf(String taskId) {
		var order = readable(taskId);
		return new PackageFile(order.key(), this.orders.fetch(order.number(), this.staff.user()));
	}

	private HandoverOrder readable(String taskId) {
		return Optional.ofNullable(this.tasks.createTaskQuery().taskId(taskId).singleResult())
			.map((task) -> this.staff.unrestricted(() -> this.tasks.getVariable(taskId, NUMBER)))
			.flatMap((number) -> this.orders.find(((Number) number).longValue()))
			.filter((order) -> order.office().isOf(this.staff.groups()))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "handover.unknown"));
	}

	/**
	 * A package that was asked for, with its state in words.
	 *
	 * @param askedBy name of the person who asked
	 * @param problem why it was not built, in a sentence
	 */
	record View(String key, String reason, String askedBy, String state, Integer byteCount, Moment expiresAt,
			boolean ready, String problem) {
	}

	/** A package, with the name of its file. */
	record PackageFile(String name, Download content) {
	}

}
