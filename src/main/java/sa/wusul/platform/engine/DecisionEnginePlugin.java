package sa.wusul.platform.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.util.Either;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.FunctionProvider.CompositeFunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;

import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.CalendarDate;

/**
 * Engine plugin for the language of decision tables. It tells tables the day, so that a
 * rule can say from when it is valid ({@code hijriDate()} and {@code gregorianDate()} are
 * inputs of a table), parses each cell once, and builds the language's own functions
 * once.
 */
@Component
public class DecisionEnginePlugin extends AbstractProcessEnginePlugin {

	private static final FeelEngine FEEL = new OnceParsed(
			new Days(Map.of("hijriDate", CalendarDate::hijri, "gregorianDate", CalendarDate::gregorian)));

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setDmnEngineConfiguration(standalone());
	}

	/**
	 * Returns the configuration of an engine for tables that are evaluated outside of the
	 * process engine.
	 */
	public static DefaultDmnEngineConfiguration standalone() {
		var configuration = new DefaultDmnEngineConfiguration();
		configuration.setFeelEngineFactory(DecisionEnginePlugin::expressions);
		return configuration;
	}

	/** Returns the evaluation of expressions outside of tables. */
	public static FeelEngine expressions() {
		return FEEL;
	}

	/** Functions without parameters that give the day of the engine's clock. */
	private static final class Days implements FeelCustomFunctionProvider {

		private final Clock clock = new EngineClock();

		private final Map<String, Function<Instant, String>> calendars;

		Days(Map<String, Function<Instant, String>> calendars) {
			this.calendars = calendars;
		}

		@Override
		public Optional<CustomFunction> resolveFunction(String name) {
			return Optional.ofNullable(this.calendars.get(name))
				.map((calendar) -> CustomFunction.create()
					.setFunction((nothing) -> calendar.apply(this.clock.instant()))
					.build());
		}

		@Override
		public Collection<String> getFunctionNames() {
			return this.calendars.keySet();
		}

	}

	/**
	 * The engine's FEEL, which by itself parses a cell and builds all functions at each
	 * evaluation.
	 */
	private static final class OnceParsed extends ScalaFeelEngine {

		OnceParsed(FeelCustomFunctionProvider functions) {
			super(List.of(functions));
		}

		@Override
		protected org.camunda.feel.FeelEngine buildFeelEngine(CustomFunctionTransformer functions,
				ValueMapper.CompositeValueMapper values) {
			return new Parser(functions, values);
		}

		private static final class Parser extends org.camunda.feel.FeelEngine {

			/** Far more than all models have; drafts and simulations add theirs. */
			private static final int MOST = 20_000;

			private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();

			private final Map<String, Either<Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();

			private final FunctionProvider functions;

			private final FeelInterpreter interpreter;

			Parser(FunctionProvider functions, ValueMapper values) {
				super(functions, values, defaultConfiguration(), defaultClock());
				this.functions = new CompositeFunctionProvider(
						CollectionConverters.asScala(List.of(new BuiltinFunctions(defaultClock(), values), functions))
							.toList());
				this.interpreter = new FeelInterpreter(values);
			}

			/** Evaluates the expression, and leaves its failure to the stock engine. */
			@Override
			public EvaluationResult evaluate(ParsedExpression expression, Context variables) {
				try {
					var context = EvalContext.create(valueMapper(), this.functions).merge(variables);
					var value = this.interpreter.eval(expression.expression(), context);
					var failures = context.failureCollector().failures();
					if (!(value instanceof ValError || value instanceof ValFatalError) && !failures
						.exists((failure) -> failure.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$)) {
						return new SuccessfulEvaluationResult(valueMapper().unpackVal(value), failures);
					}
				}
				catch (RuntimeException failure) {
					// The stock engine says in which expression.
				}
				return super.evaluate(expression, variables);
			}

			@Override
			public Either<Failure, ParsedExpression> parseExpression(String text) {
				return once(this.expressions, text, super::parseExpression);
			}

			@Override
			public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
				return once(this.tests, text, super::parseUnaryTests);
			}

			private static <T> T once(Map<String, T> parsed, String text, Function<String, T> parse) {
				if (parsed.size() > MOST) {
					parsed.clear();
				}
				return parsed.computeIfAbsent(text, parse);
			}

		}

	}

}
