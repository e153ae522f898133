package sa.wusul.casefile.engine;

import java.util.Optional;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * A fact of the case in a called process that has no row of its own. Its value is that of
 * the caller, read when it is needed, until the called process sets another one, which is
 * a row from then on.
 */
class CallerFact extends VariableInstanceEntity {

	private transient VariableInstanceEntity own;

	CallerFact(String name, ExecutionEntity called) {
		setName(name);
		setExecution(called);
		setId(name + ":" + called.getId());
	}

	/** Takes the value of this moment for history, which reads columns. */
	CallerFact told() {
		super.setValue(getTypedValue());
		return this;
	}

	@Override
	public Object getValue() {
		return getTypedValue().getValue();
	}

	@Override
	public TypedValue getTypedValue() {
		return getTypedValue(true);
	}

	@Override
	public TypedValue getTypedValue(boolean deserialized) {
		if (this.own != null) {
			return this.own.getTypedValue(deserialized);
		}
		return Optional.ofNullable(getExecution().getSuperExecution())
			.map((caller) -> caller.<TypedValue>getVariableTyped(getName(), deserialized))
			.orElseGet(Variables::untypedNullValue);
	}

	/** Sets the value of the called process; history reads it here. */
	@Override
	public void setValue(TypedValue value) {
		super.setValue(value);
		if (this.own != null) {
			this.own.setValue(value);
			return;
		}
		this.own = create(getName(), value, false);
		this.own.setExecution(getExecution());
		this.own.setId(getId());
		insert(this.own);
	}

	@Override
	public void delete() {
		if (this.own != null) {
			this.own.delete();
		}
	}

}
