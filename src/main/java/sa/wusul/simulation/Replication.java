package sa.wusul.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.simulation.Unit.Crew;
import sa.wusul.simulation.Unit.Interruption;
import sa.wusul.simulation.Unit.Station;

/**
 * One simulated run through the days: cases arrive, move from station to station, and
 * wait for staff and external events. Tokens move like the engine's executions.
 */
final class Replication {

	private static final int MOST_STEPS = 20_000;

	private static final int MOST_STEPS_AT_ONCE = 2000;

	/** In one step, because the queue compares tens of times for each event. */
	private static final Comparator<Event> BY_TIME = (one, other) -> (one.time != other.time)
			? Long.compare(one.time, other.time) : Long.compare(one.turn, other.turn);

	/** The order of the task list: priority, due date, then order of arrival. */
	private static final Comparator<Job> BY_RANK = Comparator.<Job>comparingInt((job) -> -job.rank)
		.thenComparingLong((job) -> job.due)
		.thenComparingLong((job) -> job.turn);

	private final Assembly assembly;

	private final Span span;

	private final WorkingAxis axis;

	private final long mostEvents;

	private final long seed;

	private final SplittableRandom comings;

	private final Tally tally;

	private final PriorityQueue<Event> ahead = new PriorityQueue<>(4096, BY_TIME);

	private final ArrayDeque<Move> moves = new ArrayDeque<>();

	private final Team[] teams;

	private long now;

	private long turn;

	private long caseNumber;

	private long open;

	Replication(Assembly assembly, Span span, WorkingAxis axis, int number, long mostEvents) {
		this.assembly = assembly;
		this.span = span;
		this.axis = axis;
		this.mostEvents = mostEvents;
		this.seed = Dice.mix(span.seed() * 1_000_003 + number);
		this.comings = new SplittableRandom(this.seed);
		var crews = assembly.crews();
		this.tally = new Tally(span, assembly.tasks.size(), crews.size());
		this.teams = crews.stream().map(Team::new).toArray(Team[]::new);
	}

	Tally run() {
		this.now = this.span.warmUp();
		nextCase();
		for (var team : this.teams) {
			team.nextOther();
		}
		while (!this.ahead.isEmpty()) {
			var event = this.ahead.poll();
			if (event.time > this.span.limit() || (event.time >= this.span.end() && this.open == 0)) {
				break;
			}
			this.now = event.time;
			if (++this.tally.events > this.mostEvents) {
				throw new RefusalException(RefusalException.Kind.TOO_LARGE, "simulation.tooLarge");
			}
			event.happening.run();
			while (!this.moves.isEmpty()) {
				move(this.moves.poll());
			}
		}
		this.tally.unfinished = this.open;
		this.tally.close();
		return this.tally;
	}

	private void at(long time, Runnable happening) {
		if (time != Delay.NEVER) {
			this.ahead.add(new Event(time, this.turn++, happening));
		}
	}

	// --- cases come ---

	private void nextCase() {
		var next = nextArrival(this.now);
		if (next < this.span.end()) {
			at(next, this::newCase);
		}
	}

	/**
	 * Returns the next arrival; within an hour, arrivals are independent of each other.
	 */
	private long nextArrival(long from) {
		var need = -Math.log(1 - this.comings.nextDouble());
		var time = (double) from;
		while (time < this.span.end()) {
			var second = (long) time;
			var perHour = this.axis.isWorkingDay(WorkingAxis.day(second)) ? this.assembly.arrivals.workingDay()
					: this.assembly.arrivals.dayOff();
			var rate = perHour[WorkingAxis.hourOfDay(second)] / 3600;
			var endOfHour = Math.floorDiv(second, 3600L) * 3600 + 3600;
			if (rate > 0 && need / rate <= endOfHour - time) {
				return Math.round(time + need / rate);
			}
			need -= rate * (endOfHour - time);
			time = endOfHour;
		}
		return Delay.NEVER;
	}

	private void newCase() {
		var number = this.caseNumber++;
		var caseSeed = Dice.mix(this.seed ^ (number * 0x9E3779B97F4A7C15L));
		var kind = pick(this.assembly.kindShares, Dice.of(caseSeed));
		var file = new CaseRun(kind, this.now, this.now >= this.span.start());
		if (file.counted) {
			this.open++;
		}
		begin(new ScopeRun(file, this.assembly.root, null, null, caseSeed));
		nextCase();
	}

	private static int pick(double[] cumulative, double dice) {
		for (var index = 0; index < cumulative.length - 1; index++) {
			if (dice < cumulative[index]) {
				return index;
			}
		}
		return cumulative.length - 1;
	}

	private void ended(CaseRun file) {
		if (file.over) {
			return;
		}
		file.over = true;
		if (!file.counted) {
			return;
		}
		this.open--;
		this.tally.cases++;
		this.tally.caseTimes.add(this.now - file.since);
		var level = this.assembly.caseLevels.get(this.assembly.ranks[file.kind]);
		if (level != null && this.now > due(level, file.since)) {
			this.tally.caseBreaches++;
		}
	}

	private long due(Deadlines.Level level, long from) {
		return level.dayAndNight() ? from + level.seconds() : this.axis.plus(from, level.seconds());
	}

	// --- tokens move ---

	private void begin(ScopeRun scope) {
		for (var handler : scope.unit.handlers) {
			if (handler.delay != null) {
				at(handler.delay.after(this.now, scope.dice(handler.mark, 0)), () -> handle(scope, handler));
			}
		}
		if (scope.unit.start == null) {
			complete(scope);
			return;
		}
		scope.active = 1;
		this.moves.add(new Move(scope, scope.unit.start, -1));
	}

	private void move(Move move) {
		var scope = move.scope;
		if (scope.over) {
			return;
		}
		var station = move.to;
		if (tooManySteps(scope.file, station)) {
			return;
		}
		switch (station.kind) {
			case PARALLEL -> join(scope, station, move.slot);
			case INCLUSIVE -> {
				scope.joining.add(station);
				scope.arrived(station, move.slot);
			}
			case END -> consume(scope);
			case TERMINATE -> {
				cancel(scope);
				complete(scope);
			}
			case ERROR -> error(scope, ((Node.Error) station.node.role()).code());
			case CHOICE -> leave(scope, station);
			case PASSING -> {
				if (station.boundaries.isEmpty()) {
					leave(scope, station);
				}
				else {
					pass(scope, station);
				}
			}
			default -> enter(scope, station);
		}
		merge(scope);
	}

	/**
	 * Checks the limit of steps. A model with an endless loop is refused, and a case that
	 * loops for months is abandoned.
	 */
	private boolean tooManySteps(CaseRun file, Station station) {
		file.stepsNow = (file.moved == this.now) ? file.stepsNow + 1 : 0;
		file.moved = this.now;
		if (file.stepsNow > MOST_STEPS_AT_ONCE) {
			throw new RefusalException(RefusalException.Kind.INVALID, "simulation.endless",
					station.node.name().isEmpty() ? station.node.id() : station.node.name());
		}
		return ++file.steps > MOST_STEPS;
	}

	/** Passes an automatic step, which may fail at once. */
	private void pass(ScopeRun scope, Station station) {
		for (var boundary : station.boundaries) {
			if (boundary.errorCode != null && boundary.delay != null && boundary.delay.after(this.now,
					scope.dice(boundary.mark, scope.visits[station.index]++)) != Delay.NEVER) {
				leave(scope, boundary.next);
				return;
			}
		}
		leave(scope, station);
	}

	private void join(ScopeRun scope, Station station, int slot) {
		if (station.incoming > 1) {
			var arrived = scope.arrived(station, slot);
			if (Arrays.stream(arrived).anyMatch((tokens) -> tokens == 0)) {
				return;
			}
			for (var index = 0; index < arrived.length; index++) {
				arrived[index]--;
			}
			scope.active -= arrived.length - 1;
		}
		leave(scope, station);
	}

	/** Continues inclusive joins that no token can reach any more. */
	private void merge(ScopeRun scope) {
		if (scope.joining.isEmpty() || scope.over) {
			return;
		}
		for (var join : List.copyOf(scope.joining)) {
			var more = scope.tokens.stream().anyMatch((token) -> join.reachedFrom[token.station.index])
					|| this.moves.stream()
						.anyMatch((move) -> move.scope == scope && (move.to == join || join.reachedFrom[move.to.index]))
					|| scope.joining.stream().anyMatch((other) -> other != join && join.reachedFrom[other.index]);
			if (!more) {
				scope.joining.remove(join);
				scope.active -= Arrays.stream(scope.arrived(join, -1)).sum() - 1;
				Arrays.fill(scope.arrived(join, -1), 0);
				leave(scope, join);
			}
		}
	}

	private void leave(ScopeRun scope, Station station) {
		var targets = station.targets;
		if (targets.length == 0) {
			consume(scope);
		}
		else if (targets.length == 1) {
			follow(scope, station, 0);
		}
		else if (station.kind == Unit.Kind.INCLUSIVE) {
			leaveSome(scope, station);
		}
		else if (station.shares != null) {
			follow(scope, station, pick(station.shares, scope.dice(station.mark, scope.visits[station.index]++)));
		}
		else {
			scope.active += targets.length - 1;
			for (var index = 0; index < targets.length; index++) {
				follow(scope, station, index);
			}
		}
	}

	private void leaveSome(ScopeRun scope, Station station) {
		var taken = new ArrayList<Integer>();
		var likeliest = 0;
		for (var index = 0; index < station.targets.length; index++) {
			if (scope.dice(station.mark + index, scope.visits[station.index]) < station.shares[index]) {
				taken.add(index);
			}
			likeliest = (station.shares[index] > station.shares[likeliest]) ? index : likeliest;
		}
		scope.visits[station.index]++;
		if (taken.isEmpty()) {
			taken.add(likeliest);
		}
		scope.active += taken.size() - 1;
		taken.forEach((index) -> follow(scope, station, index));
	}

	private void follow(ScopeRun scope, Station station, int flow) {
		this.moves.add(new Move(scope, station.targets[flow], station.slots[flow]));
	}

	private void consume(ScopeRun scope) {
		if (--scope.active == 0) {
			complete(scope);
		}
	}

	private void complete(ScopeRun scope) {
		scope.over = true;
		if (scope.caller != null) {
			finish(scope.caller);
		}
		else if (scope.parent != null) {
			scope.parent.handlers.remove(scope);
			if (!scope.parent.over) {
				consume(scope.parent);
			}
		}
		else {
			ended(scope.file);
		}
	}

	// --- activities ---

	private void enter(ScopeRun scope, Station station) {
		var visit = scope.visits[station.index]++;
		var token = new Token(scope, station, null, visit);
		scope.tokens.add(token);
		for (var boundary : station.boundaries) {
			if (boundary.delay != null) {
				at(boundary.delay.after(this.now, scope.dice(boundary.mark, visit)), () -> interrupt(token, boundary));
			}
		}
		if (station.times == 1) {
			work(token);
			return;
		}
		if (station.times == 0) {
			finish(token);
			return;
		}
		token.left = station.times;
		for (var index = 0; index < (station.oneAfterTheOther ? 1 : station.times); index++) {
			again(token, index);
		}
	}

	private void again(Token body, int number) {
		var one = new Token(body.scope, body.station, body, body.visit * 1000 + number + 1);
		body.parts.add(one);
		work(one);
	}

	private void work(Token token) {
		var station = token.station;
		var dice = token.scope.dice(station.mark, token.visit);
		switch (station.kind) {
			case TASK -> offer(token, dice);
			case INNER -> {
				token.inner = new ScopeRun(token.scope.file, station.inner, token.scope, token,
						Dice.mix(token.scope.seed ^ station.mark) + token.visit);
				begin(token.inner);
			}
			case RACE -> {
				for (var branch : station.targets) {
					at(branch.delay.after(this.now, dice), () -> won(token, branch));
				}
			}
			case WAITING -> at(station.delay.after(this.now, dice), () -> {
				if (!token.over) {
					finish(token);
				}
			});
			default -> finish(token);
		}
	}

	private void won(Token race, Station branch) {
		if (race.over) {
			return;
		}
		race.over = true;
		race.scope.tokens.remove(race);
		leave(race.scope, branch);
	}

	private void finish(Token token) {
		if (token.over) {
			return;
		}
		token.over = true;
		var body = token.body;
		if (body == null) {
			token.scope.tokens.remove(token);
			leave(token.scope, token.station);
			return;
		}
		body.parts.remove(token);
		if (--body.left == 0) {
			finish(body);
		}
		else if (token.station.oneAfterTheOther) {
			again(body, token.station.times - body.left);
		}
	}

	private void interrupt(Token token, Interruption boundary) {
		if (token.over) {
			return;
		}
		if (boundary.interrupting) {
			cancel(token);
			token.scope.tokens.remove(token);
		}
		else {
			token.scope.active++;
		}
		leave(token.scope, boundary.next);
	}

	private void handle(ScopeRun scope, Interruption handler) {
		if (scope.over || scope.interrupted) {
			return;
		}
		if (handler.interrupting) {
			scope.interrupted = true;
			cancelInside(scope);
			scope.active = 0;
		}
		scope.active++;
		var inside = new ScopeRun(scope.file, handler.inside, scope, null, Dice.mix(scope.seed ^ handler.mark));
		scope.handlers.add(inside);
		begin(inside);
	}

	/**
	 * Passes an error to the nearest scope that catches it; an uncaught error ends its
	 * scope.
	 */
	private void error(ScopeRun thrower, String code) {
		for (var scope = thrower; scope != null; scope = scope.parent) {
			for (var handler : scope.unit.handlers) {
				if (handler.catches(code)) {
					handle(scope, handler);
					return;
				}
			}
			if (scope.caller == null) {
				continue;
			}
			for (var boundary : scope.caller.station.boundaries) {
				if (boundary.catches(code)) {
					var activity = (scope.caller.body != null) ? scope.caller.body : scope.caller;
					interrupt(activity, boundary);
					return;
				}
			}
		}
		consume(thrower);
	}

	private void cancel(Token token) {
		token.over = true;
		if (token.job != null) {
			token.job.team.drop(token.job);
		}
		if (token.inner != null) {
			cancel(token.inner);
		}
		token.parts.forEach(this::cancel);
	}

	private void cancel(ScopeRun scope) {
		scope.over = true;
		cancelInside(scope);
	}

	private void cancelInside(ScopeRun scope) {
		scope.tokens.forEach(this::cancel);
		scope.tokens.clear();
		scope.handlers.forEach(this::cancel);
		scope.handlers.clear();
		scope.joining.clear();
		this.moves.removeIf((move) -> move.scope == scope);
		if (scope.arrivals != null) {
			Arrays.fill(scope.arrivals, null);
		}
	}

	// --- people ---

	private void offer(Token token, double dice) {
		var station = token.station;
		var file = token.scope.file;
		var crew = station.crews[file.kind];
		var touch = station.touch.quantile(dice);
		var level = station.levels[this.assembly.ranks[file.kind]];
		var watched = level.seconds() > 0 && !((Node.Task) role(station)).dueByCase();
		var due = due(level, this.now);
		if (crew == null) {
			var job = new Job(null, token, level.taskPriority(), due, this.turn++, touch, watched);
			job.offered = this.now;
			job.from = this.now;
			at(this.axis.plus(this.now, touch), () -> {
				if (!token.over) {
					done(job);
				}
			});
			return;
		}
		var team = this.teams[crew.index()];
		token.job = new Job(team, token, level.taskPriority(), due, this.turn++, touch, watched);
		this.tally.tasks[station.tally].join(this.now);
		team.offer(token.job);
	}

	private static Node.Role role(Station station) {
		return (station.node.role() instanceof Node.Repeated repeated) ? repeated.role() : station.node.role();
	}

	private void done(Job job) {
		var token = job.token;
		var counts = this.tally.tasks[token.station.tally];
		if (token.scope.file.counted) {
			var clock = (job.team == null) ? this.axis : job.team.clock;
			var waiting = clock.worked(job.from) - clock.worked(job.offered);
			counts.done++;
			counts.waiting += waiting;
			counts.touch += job.touch;
			counts.waits.add(waiting);
			if (job.watched) {
				counts.withDeadline++;
				counts.breaches += (this.now > job.due) ? 1 : 0;
			}
		}
		finish(token);
	}

	/** The people of a group at work. */
	private final class Team {

		private final Crew crew;

		private final WorkingAxis clock;

		private final PriorityQueue<Job> queue = new PriorityQueue<>(BY_RANK);

		private int free;

		private boolean opening;

		Team(Crew crew) {
			this.crew = crew;
			this.clock = crew.dayAndNight() ? WorkingAxis.dayAndNight() : Replication.this.axis;
			this.free = crew.people();
		}

		void offer(Job job) {
			job.offered = Replication.this.now;
			this.queue.add(job);
			dispatch();
		}

		private void dispatch() {
			if (this.free == 0 || this.queue.isEmpty()) {
				return;
			}
			var start = this.clock.nextWorking(Replication.this.now);
			if (start > Replication.this.now) {
				// Staff who start in the morning take the most urgent task at that time.
				if (!this.opening) {
					this.opening = true;
					at(start, () -> {
						this.opening = false;
						dispatch();
					});
				}
				return;
			}
			while (this.free > 0 && !this.queue.isEmpty()) {
				begin(this.queue.poll());
			}
		}

		private void begin(Job job) {
			this.free--;
			job.from = Replication.this.now;
			job.working = true;
			if (job.token != null) {
				Replication.this.tally.tasks[job.token.station.tally].quit(Replication.this.now);
			}
			at(this.clock.plus(job.from, job.touch), () -> {
				if (!job.working) {
					return;
				}
				release(job);
				if (job.token != null) {
					done(job);
				}
				dispatch();
			});
		}

		/** Removes a task that its case no longer needs. */
		void drop(Job job) {
			if (job.working) {
				release(job);
				dispatch();
			}
			else if (this.queue.remove(job)) {
				Replication.this.tally.tasks[job.token.station.tally].quit(Replication.this.now);
			}
		}

		private void release(Job job) {
			job.working = false;
			this.free++;
			var from = Math.max(job.from, Replication.this.span.start());
			var until = Math.min(Replication.this.now, Replication.this.span.end());
			if (until > from) {
				var busy = (job.token != null) ? Replication.this.tally.busy : Replication.this.tally.otherBusy;
				busy[this.crew.index()] += this.clock.worked(until) - this.clock.worked(from);
			}
		}

		void nextOther() {
			var other = Replication.this.assembly.otherWork[this.crew.index()];
			if (other == null || Replication.this.now >= Replication.this.span.end()) {
				return;
			}
			var gap = -Math.log(1 - Replication.this.comings.nextDouble()) / other.perWorkingHour() * 3600;
			at(this.clock.plus(Replication.this.now, Math.max(1, Math.round(gap))), () -> {
				var usual = this.crew.usual();
				offer(new Job(this, null, usual.taskPriority(), due(usual, Replication.this.now),
						Replication.this.turn++, other.touch().quantile(Replication.this.comings.nextDouble()), false));
				nextOther();
			});
		}

	}

	// --- state of a run ---

	private static final class CaseRun {

		final int kind;

		final long since;

		final boolean counted;

		int steps;

		int stepsNow;

		long moved;

		boolean over;

		CaseRun(int kind, long since, boolean counted) {
			this.kind = kind;
			this.since = since;
			this.counted = counted;
		}

	}

	/** A process or sub-process of a case. */
	private static final class ScopeRun {

		final CaseRun file;

		final Unit unit;

		final ScopeRun parent;

		/**
		 * The activity that contains it; {@code null} for a case and for an event
		 * sub-process.
		 */
		final Token caller;

		final long seed;

		final int[] visits;

		/** Few, in the order of arrival. */
		final Set<Token> tokens = new LinkedHashSet<>(4);

		final Set<ScopeRun> handlers = new LinkedHashSet<>(1);

		final Set<Station> joining = new LinkedHashSet<>(1);

		int[][] arrivals;

		int active;

		/** Interrupted by an event sub-process, which alone continues. */
		boolean interrupted;

		boolean over;

		ScopeRun(CaseRun file, Unit unit, ScopeRun parent, Token caller, long seed) {
			this.file = file;
			this.unit = unit;
			this.parent = parent;
			this.caller = caller;
			this.seed = seed;
			this.visits = new int[unit.stations.length];
		}

		double dice(long mark, int visit) {
			return Dice.of(this.seed ^ mark + visit * 0x632BE59BD9B4E019L);
		}

		/** Returns how many tokens have arrived at a join over each flow. */
		int[] arrived(Station join, int slot) {
			if (this.arrivals == null) {
				this.arrivals = new int[this.unit.stations.length][];
			}
			if (this.arrivals[join.index] == null) {
				this.arrivals[join.index] = new int[Math.max(1, join.incoming)];
			}
			if (slot >= 0) {
				this.arrivals[join.index][slot]++;
			}
			return this.arrivals[join.index];
		}

	}

	/** An activity of a case. */
	private static final class Token {

		final ScopeRun scope;

		final Station station;

		/** The multi-instance activity that contains this instance. */
		final Token body;

		final int visit;

		final List<Token> parts = new ArrayList<>(0);

		int left;

		ScopeRun inner;

		Job job;

		boolean over;

		Token(ScopeRun scope, Station station, Token body, int visit) {
			this.scope = scope;
			this.station = station;
			this.body = body;
			this.visit = visit;
		}

	}

	/**
	 * A task in the list of a group; a task without a token belongs to another process.
	 */
	private static final class Job {

		final Team team;

		final Token token;

		final int rank;

		final long due;

		final long turn;

		final long touch;

		final boolean watched;

		long offered;

		long from;

		boolean working;

		Job(Team team, Token token, int rank, long due, long turn, long touch, boolean watched) {
			this.team = team;
			this.token = token;
			this.rank = rank;
			this.due = due;
			this.turn = turn;
			this.touch = touch;
			this.watched = watched;
		}

	}

	private record Move(ScopeRun scope, Station to, int slot) {
	}

	private record Event(long time, long turn, Runnable happening) {
	}

}
