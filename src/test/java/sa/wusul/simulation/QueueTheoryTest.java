package sa.wusul.simulation;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.simulation.Deadlines.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@DisplayName("A simulated queue")
@Tag("fast")
class QueueTheoryTest {

	private static final double SERVICE = 600;

	@Test
	@DisplayName("with one server waits as long as the formula of M/M/1 gives")
	void onePerson() {
		var perHour = 4.0;
		var forecast = desk(perHour, 1).run(120, 10, 12);

		var arrivals = perHour / 3600;
		var use = arrivals * SERVICE;
		var expected = use / (1 / SERVICE - arrivals);
		var step = forecast.steps().get(0);
		assertThat(step.waiting().mean().value()).isCloseTo(expected, within(0.06 * expected));
		assertThat(Math.abs(step.waiting().mean().value() - expected)).isLessThan(2 * step.waiting().mean().margin());
		assertThat(step.queue().value()).as("Little's law")
			.isCloseTo(arrivals * expected, within(0.07 * arrivals * expected));
		assertThat(forecast.groups().get(0).use().value()).isCloseTo(use, within(0.02));
	}

	@Test
	@DisplayName("with four servers waits as long as Erlang's formula of M/M/c gives")
	void fourPeople() {
		var perHour = 20.4;
		var people = 4;
		var forecast = desk(perHour, people).run(60, 5, 12);

		var load = perHour / 3600 * SERVICE;
		var expected = erlang(people, load) * SERVICE / (people - load);
		assertThat(forecast.steps().get(0).waiting().mean().value()).isCloseTo(expected, within(0.07 * expected));
		assertThat(forecast.groups().get(0).use().value()).isCloseTo(load / people, within(0.02));
	}

	@Test
	@DisplayName("with the load of other processes waits as M/M/1 gives for both together")
	void otherWork() {
		var desk = desk(2.0, 1);
		desk.otherWork.add(new Measurements.OtherWork("desk", 2.0, Charts.exponential(SERVICE)));
		var forecast = desk.run(120, 10, 12);

		var arrivals = 4.0 / 3600;
		var expected = arrivals * SERVICE / (1 / SERVICE - arrivals);
		assertThat(forecast.steps().get(0).waiting().mean().value()).isCloseTo(expected, within(0.08 * expected));
		assertThat(forecast.groups().get(0).otherUse()).isCloseTo(1 / 3.0, within(0.02));
		assertThat(forecast.assumptions()).extracting(Assumption::code).contains(Assumption.Code.OTHER_WORK);
	}

	@Test
	@DisplayName("serves urgent tasks first as Cobham's formula gives")
	void urgentFirst() {
		var forecast = new Charts().node("start", new Node.Passing())
			.node("which", new Node.Choice())
			.task("urgent", "desk", Charts.exponential(SERVICE))
			.task("ordinary", "desk", Charts.exponential(SERVICE))
			.node("end", new Node.End())
			.way("start", "which", "urgent", "end")
			.way("which", "ordinary", "end")
			.people("desk", 1)
			.everyHour(4)
			.run(new Charts.Levels(Map.of("urgent", new Level(0, true, 100), "ordinary", new Level(0, true, 50))), 120,
					10, 12, 1);

		var use = 4 / 3600.0 * SERVICE;
		var urgent = use * SERVICE / (1 - use / 2);
		assertThat(forecast.steps().get(0).waiting().mean().value()).isCloseTo(urgent, within(0.07 * urgent));
		var ordinary = urgent / (1 - use);
		assertThat(forecast.steps().get(1).waiting().mean().value()).isCloseTo(ordinary, within(0.07 * ordinary));
	}

	/** Builds a queue: people arrive, wait, are served and leave. */
	private static Charts desk(double perHour, int people) {
		return new Charts().node("start", new Node.Passing())
			.task("serve", "desk", Charts.exponential(SERVICE))
			.node("end", new Node.End())
			.way("start", "serve", "end")
			.people("desk", people)
			.everyHour(perHour);
	}

	/** Returns the share of those who have to wait. */
	private static double erlang(int people, double load) {
		var term = 1.0;
		var sum = 0.0;
		for (var busy = 0; busy < people; busy++) {
			sum += term;
			term *= load / (busy + 1);
		}
		var waiting = term * people / (people - load);
		return waiting / (sum + waiting);
	}

}
