package sa.wusul.platform.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.function.Function;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;

/**
 * Resolver that finds the listed beans by name and calls their methods; it writes no
 * values. It comes before the process variables, so that no variable can replace a bean.
 */
final class ModelBeanResolver extends ELResolver {

	private final ModelBeans beans;

	private final BeanELResolver calls = new BeanELResolver(true);

	ModelBeanResolver(ModelBeans beans) {
		this.beans = beans;
	}

	@Override
	public Object getValue(ELContext context, Object base, Object property) {
		if (base == null && this.beans.contains(property.toString())) {
			context.setPropertyResolved(true);
			return this.beans.bean(property.toString());
		}
		if (base instanceof DelegateExecution execution) {
			return read(context, execution, ExpressionGrammar.EXECUTION.get(property));
		}
		if (base instanceof DelegateTask task) {
			return read(context, task, ExpressionGrammar.TASK.get(property));
		}
		return null;
	}

	private static <T> Object read(ELContext context, T base, Function<T, Object> property) {
		if (property == null) {
			return null;
		}
		context.setPropertyResolved(true);
		return property.apply(base);
	}

	@Override
	public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
		return this.beans.isListed(base) ? this.calls.invoke(context, base, method, types, arguments) : null;
	}

	@Override
	public void setValue(ELContext context, Object base, Object property, Object value) {
		throw new PropertyNotWritableException("Expressions of models read only");
	}

	@Override
	public boolean isReadOnly(ELContext context, Object base, Object property) {
		return true;
	}

	@Override
	public Class<?> getType(ELContext context, Object base, Object property) {
		return null;
	}

	@Override
	public Class<?> getCommonPropertyType(ELContext context, Object base) {
		return Object.class;
	}

	@Override
	public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
		return null;
	}

}
