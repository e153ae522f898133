package sa.wusul.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.simulation.Assumption.Code;
import sa.wusul.simulation.Deadlines.Level;
import sa.wusul.simulation.Measurements.Event;
import sa.wusul.simulation.Measurements.Stay;
import sa.wusul.simulation.Node.AtError;
import sa.wusul.simulation.Node.AtMessage;
import sa.wusul.simulation.Node.AtTime;
import sa.wusul.simulation.Node.Boundary;
import sa.wusul.simulation.Node.Choice;
import sa.wusul.simulation.Node.End;
import sa.wusul.simulation.Node.Inclusive;
import sa.wusul.simulation.Node.Inner;
import sa.wusul.simulation.Node.Message;
import sa.wusul.simulation.Node.Parallel;
import sa.wusul.simulation.Node.Passing;
import sa.wusul.simulation.Node.Race;
import sa.wusul.simulation.Node.Repeated;
import sa.wusul.simulation.Node.Task;
import sa.wusul.simulation.Node.Terminate;
import sa.wusul.simulation.Node.Timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@DisplayName("A simulated case")
@Tag("fast")
class FlowchartTest {

	private static final int HOUR = 3600;

	@Test
	@DisplayName("takes exactly the sum of its steps without waiting and variation")
	void pipeline() {
		var chart = chart().task("write", "writers", hours(2))
			.node("pause", new Timer(new Timing.Seconds(3 * HOUR)))
			.task("sign", "signers", hours(1))
			.node("end", new End())
			.way("start", "write", "pause", "sign", "end");

		var forecast = chart.run(30, 2, 3);

		assertThat(hoursOf(forecast)).isEqualTo(6);
		assertThat(forecast.caseTime().p90().value()).isEqualTo(6 * HOUR);
		assertThat(forecast.caseTime().mean().margin()).isZero();
		assertThat(forecast.steps()).allSatisfy((step) -> {
			assertThat(step.waiting().mean().value()).isZero();
			assertThat(step.queue().value()).isZero();
			assertThat(step.done()).isEqualTo(forecast.cases());
		});
		assertThat(forecast.unfinished()).isZero();
	}

	@Test
	@DisplayName("takes a branch as often as measured, or as the analyst sets")
	void branches() {
		var chart = chart().node("which", new Choice())
			.task("long", "anyone", hours(9))
			.task("short", "anyone", hours(1))
			.node("end", new End())
			.way("start", "which", "long", "end")
			.way("which", "short", "end");
		chart.turns.put(Charts.step("which"), Map.of("long", 25L, "short", 75L));

		var measured = chart.run(60, 0, 4);
		var supposed = run(chart, SimulationChanges.NONE.withShares(Map.of(Charts.step("which"), Map.of("long", 0.9))));

		assertThat(shareOf(measured, "long")).isCloseTo(0.25, within(0.03));
		assertThat(shareOf(supposed, "long")).isCloseTo(0.9, within(0.03));
		assertThat(codes(measured)).doesNotContain(Code.BRANCHES_ALIKE, Code.BRANCHES_SELDOM);
	}

	@Test
	@DisplayName("takes unmeasured branches equally often, and reports them by name")
	void branchesUnknown() {
		var chart = chart().node("which", new Choice())
			.task("left", "anyone", hours(1))
			.task("right", "anyone", hours(1))
			.node("end", new End())
			.way("start", "which", "left", "end")
			.way("which", "right", "end");

		var forecast = chart.run(60, 0, 4);

		assertThat(shareOf(forecast, "left")).isCloseTo(0.5, within(0.04));
		assertThat(forecast.assumptions()).contains(new Assumption(Code.BRANCHES_ALIKE, List.of("which")));
	}

	@Test
	@DisplayName("continues after the slower of two parallel branches")
	void parallel() {
		var chart = chart().node("fork", new Parallel())
			.task("one", "anyone", hours(1))
			.task("four", "others", hours(4))
			.node("join", new Parallel())
			.task("last", "third", hours(1))
			.node("end", new End())
			.way("start", "fork", "one", "join", "last", "end")
			.way("fork", "four", "join");

		assertThat(hoursOf(chart.run(30, 2, 2))).isEqualTo(5);
	}

	@Test
	@DisplayName("waits at an inclusive join for the active branches only")
	void inclusive() {
		var chart = chart().node("some", new Inclusive())
			.task("one", "anyone", hours(1))
			.task("four", "others", hours(4))
			.task("nine", "more", hours(9))
			.node("join", new Inclusive())
			.node("end", new End())
			.way("start", "some", "one", "join", "end")
			.way("some", "four", "join")
			.way("some", "nine", "join");
		chart.turns.put(Charts.step("some"), Map.of("one", 100L, "four", 100L, "nine", 0L));

		var forecast = chart.run(60, 2, 2);

		assertThat(forecast.unfinished()).isZero();
		assertThat(forecast.caseTime().p90().value()).isEqualTo(4 * HOUR);
		assertThat(shareOf(forecast, "nine")).isZero();
	}

	@Test
	@DisplayName("with a loop repeats it as often as measured")
	void loop() {
		var chart = chart().task("try", "anyone", hours(1))
			.node("again", new Choice())
			.node("end", new End())
			.way("start", "try", "again", "end")
			.flow("again", "try");
		chart.turns.put(Charts.step("again"), Map.of("try", 50L, "end", 50L));

		var forecast = chart.run(60, 2, 4);

		assertThat(shareOf(forecast, "try")).isCloseTo(2, within(0.1));
	}

	@Test
	@DisplayName("leaves a task whose time is over, which frees the colleague")
	void interrupted() {
		var chart = chart()
			.task("brief", "lawyers", hours(50), new Boundary("late", new AtTime(new Timing.Seconds(2 * HOUR)), true))
			.node("late", new Passing())
			.task("without", "anyone", hours(1))
			.node("end", new End())
			.way("start", "brief", "end")
			.way("late", "without", "end");

		var forecast = chart.run(30, 2, 2);

		assertThat(hoursOf(forecast)).isEqualTo(3);
		assertThat(step(forecast, "brief").done()).isZero();
		assertThat(group(forecast, "lawyers").use().value()).isLessThan(0.03);
	}

	@Test
	@DisplayName("leaves the queue as well as the task when its time is over")
	void leavesTheQueue() {
		var chart = chart()
			.task("brief", "lawyers", hours(50), new Boundary("late", new AtTime(new Timing.Seconds(2 * HOUR)), true))
			.node("late", new Passing())
			.node("end", new End())
			.way("start", "brief", "end")
			.way("late", "end")
			.people("lawyers", 1)
			.everyHour(3);

		var forecast = chart.run(30, 2, 2);

		assertThat(hoursOf(forecast)).isEqualTo(2);
		// Six on average, one of them with the lawyer.
		assertThat(step(forecast, "brief").queue().value()).isCloseTo(5, within(0.4));
		assertThat(step(forecast, "brief").queueMost()).isLessThan(25);
	}

	@Test
	@DisplayName("is reminded without leaving the activity")
	void reminded() {
		var chart = chart()
			.node("await", new Message(), new Boundary("remind", new AtTime(new Timing.Seconds(HOUR)), false))
			.node("remind", new Passing())
			.task("call", "anyone", hours(1))
			.node("called", new End())
			.node("end", new End())
			.way("start", "await", "end")
			.way("remind", "call", "called");
		chart.stays.put(Charts.step("await"), new Stay(100, hours(10)));

		var forecast = chart.run(30, 2, 2);

		assertThat(hoursOf(forecast)).isEqualTo(10);
		assertThat(shareOf(forecast, "call")).isEqualTo(1);
	}

	@Test
	@DisplayName("waits for a message as measured, or for its deadline if the message did not come")
	void message() {
		var chart = chart()
			.node("await", new Message(), new Boundary("over", new AtTime(new Timing.Seconds(20 * HOUR)), true))
			.node("over", new Passing())
			.task("close", "anyone", hours(1))
			.node("end", new End())
			.way("start", "await", "end")
			.way("over", "close", "end");
		chart.stays.put(Charts.step("await"), new Stay(100, MeasuredDurations.of(longs(80, 5 * HOUR))));

		var forecast = chart.run(90, 2, 4);

		assertThat(hoursOf(forecast)).isEqualTo(5);
		assertThat(forecast.caseTime().p90().value()).isEqualTo(21 * HOUR);
		assertThat(shareOf(forecast, "close")).isCloseTo(0.2, within(0.03));
	}

	@Test
	@DisplayName("follows the first event at an event-based gateway")
	void race() {
		var chart = chart().node("first", new Race())
			.node("chosen", new Message())
			.node("silent", new Timer(new Timing.Seconds(10 * HOUR)))
			.task("go", "anyone", hours(1))
			.task("ask", "others", hours(2))
			.node("end", new End())
			.way("start", "first", "chosen", "go", "end")
			.way("first", "silent", "ask", "end");
		chart.events.put(Charts.step("chosen"), new Event(100, MeasuredDurations.of(longs(60, 3 * HOUR))));

		var forecast = chart.run(90, 2, 4);

		assertThat(shareOf(forecast, "go")).isCloseTo(0.6, within(0.03));
		assertThat(shareOf(forecast, "go") + shareOf(forecast, "ask")).isCloseTo(1, within(1e-9));
		assertThat(forecast.caseTime().p90().value()).isEqualTo(12 * HOUR);
	}

	@Test
	@DisplayName("passes sub-processes and called processes, and ends them all at a terminate event")
	void inner() {
		var chart = chart().node("handle", new Inner("inside"))
			.task("last", "third", hours(1))
			.node("end", new End())
			.way("start", "handle", "last", "end")
			.in("inside")
			.node("begin", new Passing())
			.node("fork", new Parallel())
			.task("quick", "anyone", hours(2))
			.task("slow", "others", hours(40))
			.node("stop", new Terminate())
			.node("never", new End())
			.way("begin", "fork", "quick", "stop")
			.way("fork", "slow", "never");

		var forecast = chart.run(30, 2, 2);

		assertThat(hoursOf(forecast)).isEqualTo(3);
		assertThat(step(forecast, "slow").done()).isZero();
	}

	@Test
	@DisplayName("continues where an error of a called process is caught")
	void error() {
		var chart = chart().node("handle", new Inner("inside"), new Boundary("failed", new AtError("LOST"), true))
			.node("failed", new Passing())
			.task("repair", "anyone", hours(5))
			.task("last", "others", hours(1))
			.node("end", new End())
			.way("start", "handle", "last", "end")
			.way("failed", "repair", "end")
			.in("inside")
			.node("begin", new Passing())
			.node("lost", new Node.Error("LOST"))
			.way("begin", "lost");

		var forecast = chart.run(30, 2, 2);

		assertThat(hoursOf(forecast)).isEqualTo(5);
		assertThat(step(forecast, "last").done()).isZero();
	}

	@Test
	@DisplayName("is withdrawn as often and as late as measured")
	void eventSubProcess() {
		var chart = chart().task("work", "anyone", hours(10))
			.node("end", new End())
			.way("start", "work", "end")
			.handler("withdrawn", new AtMessage(), true, "inside")
			.in("inside")
			.node("begin", new Passing())
			.task("archive", "others", hours(1))
			.node("stop", new End())
			.way("begin", "archive", "stop");
		chart.events.put(Charts.step("withdrawn"), new Event(100, MeasuredDurations.of(longs(30, 2 * HOUR))));

		var forecast = chart.people("anyone", 50).run(90, 2, 4);

		assertThat(shareOf(forecast, "archive")).isCloseTo(0.3, within(0.03));
		assertThat(shareOf(forecast, "work")).isCloseTo(0.7, within(0.03));
		assertThat(forecast.unfinished()).isZero();
	}

	@Test
	@DisplayName("is not withdrawn if that was never measured, and reports it")
	void neverSeen() {
		var chart = chart().task("work", "anyone", hours(1))
			.node("end", new End())
			.way("start", "work", "end")
			.handler("withdrawn", new AtMessage(), true, "inside")
			.in("inside")
			.node("begin", new Passing());

		var forecast = chart.run(30, 2, 2);

		assertThat(shareOf(forecast, "work")).isEqualTo(1);
		assertThat(forecast.assumptions()).contains(new Assumption(Code.NEVER_SEEN, List.of("withdrawn")));
	}

	@Test
	@DisplayName("repeats a multi-instance activity in parallel or in sequence")
	void repeated() {
		var role = new Task(new Staffing.Role("anyone", Staffing.Scope.MINISTRY, true), false);
		var together = chart().node("vote", new Repeated(role, false, 3))
			.node("end", new End())
			.way("start", "vote", "end");
		var after = chart().node("vote", new Repeated(role, true, 3))
			.node("end", new End())
			.way("start", "vote", "end");
		for (var chart : List.of(together, after)) {
			chart.works.put(Charts.step("vote"), new Measurements.Work(MeasuredDurations.none(), hours(2)));
		}

		assertThat(hoursOf(together.run(30, 2, 2))).isEqualTo(2);
		assertThat(hoursOf(after.run(30, 2, 2))).isEqualTo(6);
		assertThat(shareOf(after.run(30, 2, 2), "vote")).isEqualTo(3);
	}

	@Test
	@DisplayName("with an endless loop is refused with the name of the element")
	void endless() {
		var chart = chart().node("round", new Passing()).way("start", "round").flow("round", "round");

		assertThatThrownBy(() -> chart.run(1, 0, 1)).isInstanceOf(RefusalException.class)
			.hasMessage("simulation.endless|round");
	}

	@Test
	@DisplayName("is the same for the same seed, and different for another")
	void seeded() {
		var chart = chart().task("work", "desk", Charts.exponential(HOUR))
			.node("end", new End())
			.way("start", "work", "end")
			.people("desk", 1);

		var first = chart.run(Charts.NO_DEADLINES, 30, 2, 3, 7);

		assertThat(chart.run(Charts.NO_DEADLINES, 30, 2, 3, 7)).isEqualTo(first);
		assertThat(chart.run(Charts.NO_DEADLINES, 30, 2, 3, 8)).isNotEqualTo(first);
	}

	@Test
	@DisplayName("is shorter without one of its steps, by exactly that step")
	void shorterDraft() {
		var before = chart().task("check", "a", hours(3))
			.task("decide", "b", hours(2))
			.node("end", new End())
			.way("start", "check", "decide", "end");
		var draft = chart().task("decide", "b", hours(2)).node("end", new End()).way("start", "decide", "end");

		assertThat(hoursOf(before.run(30, 2, 2)) - hoursOf(draft.run(30, 2, 2))).isEqualTo(3);
	}

	@Test
	@DisplayName("breaches its service level with half the staff, and not with all")
	void halfTheStaff() {
		var chart = chart().task("decide", "officers", Charts.exponential(HOUR))
			.node("end", new End())
			.way("start", "decide", "end")
			.people("officers", 8)
			.everyHour(5);
		var levels = new Charts.Levels(
				Map.of("decide", new Level(8 * HOUR, true, 50), "Case", new Level(9 * HOUR, true, 0)));

		var all = chart.run(levels, 60, 5, 4, 1);
		var half = chart.people("officers", 4).run(levels, 60, 5, 4, 1);

		assertThat(step(all, "decide").breaches().value()).isLessThan(0.01);
		assertThat(step(half, "decide").breaches().value()).isGreaterThan(0.5);
		assertThat(half.caseBreaches().value()).isGreaterThan(0.5);
		assertThat(group(half, "officers").use().value()).isGreaterThan(0.98);
		var days = step(half, "decide").longestDays();
		assertThat(days.get(59)).as("the queue grows").isGreaterThan(2 * days.get(10));
	}

	private static Charts chart() {
		return new Charts().node("start", new Passing())
			.people("anyone", 50)
			.people("others", 50)
			.people("third", 50)
			.people("lawyers", 50)
			.people("writers", 50)
			.people("signers", 50)
			.people("more", 50)
			.people("a", 50)
			.people("b", 50)
			.everyHour(0.5);
	}

	private static Forecast run(Charts chart, SimulationChanges changes) {
		return new Simulation(WorkingAxis.dayAndNight(), Charts.NO_DEADLINES).run(chart.draft(), chart.measured(),
				changes, new Span(Charts.FROM, 60, 0, 4, 1));
	}

	private static MeasuredDurations hours(int hours) {
		return MeasuredDurations.of((long) hours * HOUR);
	}

	private static long[] longs(int times, long value) {
		var values = new long[times];
		Arrays.fill(values, value);
		return values;
	}

	private static double hoursOf(Forecast forecast) {
		return forecast.caseTime().median().value() / HOUR;
	}

	private static Forecast.OfStep step(Forecast forecast, String element) {
		return forecast.steps()
			.stream()
			.filter((step) -> step.step().element().equals(element))
			.findFirst()
			.orElseThrow();
	}

	private static Forecast.OfGroup group(Forecast forecast, String group) {
		return forecast.groups().stream().filter((one) -> one.group().equals(group)).findFirst().orElseThrow();
	}

	private static double shareOf(Forecast forecast, String element) {
		return step(forecast, element).done() / forecast.cases();
	}

	private static List<Code> codes(Forecast forecast) {
		return forecast.assumptions().stream().map(Assumption::code).toList();
	}

}
