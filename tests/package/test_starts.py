"""What pages get of the figures that readers move: the numbers of the book's objects."""

import json

import numpy as np
import pytest
from plain import NAMES

from simplenet import Neuron, explorers
from simplenet.data import PEOPLE, Person
from simplenet.explorers import Start
from simplenet.explorers.start import TYPE
from simplenet.explorers.trainings import STAGES


def handed_over(start):
    """Return what a page reads."""
    bundle = start._repr_mimebundle_(include=None, exclude=None)
    assert list(bundle) == [TYPE]
    return json.loads(bundle[TYPE])


class TestStart:
    def test_hands_over_kind_numbers_and_the_rest(self):
        start = Start("dial", {"a": 1, "b": np.float64(0.1)}, words=["ü", None])
        assert handed_over(start) == {
            "kind": "dial",
            "start": {"a": 1.0, "b": 0.1},
            "words": ["ü", None],
        }

    def test_numbers_arrive_bit_for_bit(self):
        numbers = np.random.default_rng(1).normal(scale=1e3, size=100)
        state = {f"n{i}": number for i, number in enumerate(numbers)}
        start = handed_over(Start("dial", state))["start"]
        assert [*start.values()] == numbers.tolist()

    @pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
    def test_refuses_at_once_what_is_no_number(self, number):
        with pytest.raises(ValueError, match="not JSON compliant"):
            Start("dial", {"a": number})
        with pytest.raises(ValueError, match="not JSON compliant"):
            Start("dial", {"a": 1}, more=[0.5, number])

    @pytest.mark.parametrize("data", [np.ones(2), np.float32(1), {1, 2}])
    def test_refuses_at_once_what_json_cannot_hold(self, data):
        with pytest.raises(TypeError, match="not JSON serializable"):
            Start("dial", {"a": 1}, more=data)

    @pytest.mark.parametrize("value", ["one", None, [1]])
    def test_refuses_a_state_that_is_no_number(self, value):
        with pytest.raises((TypeError, ValueError)):
            Start("dial", {"a": value})


class TestNeuron:
    def test_is_that_of_the_neuron_and_the_sample(self):
        start = explorers.neuron(Neuron([0, 1], 4), [2, 3])
        assert start.kind == "neuron"
        expected = {"w1": 0, "w2": 1, "b": 4, "x1": 2, "x2": 3}
        assert start.state == expected
        assert handed_over(start)["start"] == expected

    @pytest.mark.parametrize("n_inputs", [1, 3])
    def test_has_two_inputs(self, n_inputs):
        neuron = Neuron(np.ones(n_inputs), 0)
        complaint = f"neuron must have two inputs, got {n_inputs}"
        with pytest.raises(ValueError, match=complaint):
            explorers.neuron(neuron, np.ones(n_inputs))

    def test_that_has_no_numbers_is_refused(self):
        neuron = Neuron([0, 1], 4)
        neuron.bias = np.nan
        with pytest.raises(ValueError, match="not JSON compliant"):
            explorers.neuron(neuron, [2, 3])


def samples_of(people):
    """Subtract 135 pounds and 66 inches, as the chapters say."""
    return [
        {
            "name": person.name,
            "x": [person.weight - 135, person.height - 66],
            "y": person.label,
        }
        for person in people
    ]


class TestNetwork:
    def test_is_that_of_the_network_and_of_the_people(self, network):
        held = handed_over(explorers.network(network, PEOPLE))
        assert held["kind"] == "network"
        assert held["start"] == {name: getattr(network, name) for name in NAMES}
        assert held["samples"] == samples_of(PEOPLE)

    def test_all_people_are_on_the_map(self, network):
        held = handed_over(explorers.network(network, PEOPLE))
        for axis, place in (("x1", 0), ("x2", 1)):
            low, high = held[axis]
            inside = [sample["x"][place] for sample in held["samples"]]
            assert low < min(inside) < max(inside) < high


@pytest.mark.parametrize("door", [explorers.network, explorers.backprop])
def test_a_loss_needs_labels(network, door):
    people = [*PEOPLE, Person("Emily", 128, 63)]
    with pytest.raises(TypeError, match="the labels of people"):
        door(network, people)


class TestBackprop:
    def test_is_that_of_the_first_person_with_all_steps_done(self, network):
        held = handed_over(explorers.backprop(network, PEOPLE))
        assert held["kind"] == "backprop"
        assert held["start"] == {"person": 0, "stage": 17, "parameter": 0}
        assert held["network"] == [getattr(network, name) for name in NAMES]
        assert held["samples"] == samples_of(PEOPLE)

    def test_the_steps_reach_each_parameter_once(self):
        """Forward, then from each neuron's sum to its parameters, and to all."""
        assert len(set(STAGES)) == len(STAGES) == 18
        assert {*NAMES, "h1", "h2", "y_pred", "L"} <= set(STAGES)
        sums = ["z1", "z1", "z2", "z2", "z3", "z3"]
        for weight, z in zip(NAMES[:6], sums, strict=True):
            assert STAGES.index(z) < STAGES.index(weight)
        assert STAGES[-1] == "all"


class TestLearning:
    def test_is_as_training_leaves_the_first_network(
        self, seeded, samples, answers
    ):
        start = explorers.learning(PEOPLE, [157, 3], 0.5, 7)
        network = seeded(157)
        network.train(samples, answers, 0.5, 7)
        held = handed_over(start)
        assert held["kind"] == "learning"
        assert held["start"] == {
            "seed": 157,
            "rate": 0.5,
            "epoch": 7,
            "sample": 0,
            **{name: getattr(network, name) for name in NAMES},
        }

    def test_has_the_networks_as_they_are_drawn(self, seeded):
        held = handed_over(explorers.learning(PEOPLE, [157, 3], 0.1, 1))
        assert held["networks"] == {
            str(seed): [getattr(seeded(seed), name) for name in NAMES]
            for seed in (157, 3)
        }
        assert held["samples"] == samples_of(PEOPLE)


class TestXor:
    def test_is_the_neuron_beside_untrained_networks(self, seeded):
        neuron = Neuron([0.5, -1], 2)
        held = handed_over(explorers.xor(neuron, [3, 0], 0.5, 70))
        assert held["kind"] == "xor"
        parameters = {"w1": 0.5, "w2": -1, "b": 2}
        rest = {"who": 0, "seed": 3, "epochs": 0}
        assert held["start"] == {**parameters, **rest}
        assert held["networks"] == {
            str(seed): [getattr(seeded(seed), name) for name in NAMES]
            for seed in (3, 0)
        }
        assert (held["rate"], held["epochs"]) == (0.5, 70)

    def test_has_the_four_samples_of_which_one_of_two_is_true(self):
        held = handed_over(explorers.xor(Neuron([0, 1], 4), [1], 1, 1))
        truth = {tuple(sample["x"]): sample["y"] for sample in held["samples"]}
        assert truth == {(a, b): float(a != b) for a in (0, 1) for b in (0, 1)}

    def test_a_neuron_has_two_inputs(self):
        complaint = "neuron must have two inputs, got 3"
        with pytest.raises(ValueError, match=complaint):
            explorers.xor(Neuron([1, 2, 3], 4), [1], 1, 1)


class TestDescent:
    def test_begins_where_the_network_is_rounded_as_sliders_have_it(
        self, network_of
    ):
        network = network_of(w1=1.004, b3=-2.006, w2=3)
        rates = [0.01, 0.1, 1.0]
        start = explorers.descent(network, ("b3", "w1"), PEOPLE, rates, 2)
        held = handed_over(start)
        assert held["kind"] == "descent"
        assert held["start"] == {
            "right": 8,
            "up": 0,
            "x": -2.01,
            "y": 1.0,
            "rate": 0.1,
            "epochs": 2,
        }
        assert held["network"] == [1.004, 3, 0, 0, 0, 0, 0, 0, -2.006]
        assert held["rates"] == rates
        assert held["samples"] == samples_of(PEOPLE)
        limits = dict(zip(NAMES, held["limits"], strict=True))
        assert limits.pop("b3")[0] < -2.01 < limits.pop("w1")[1]
        assert all(pair == [-5, 5] for pair in limits.values())


class TestPerson:
    EMILY = Person("Emily", 128, 63, None)

    def test_is_at_the_persons_place_and_holds_the_others(self, network):
        held = handed_over(explorers.person(network, PEOPLE, self.EMILY))
        assert held["kind"] == "person"
        assert held["start"] == {"weight": 128, "height": 63}
        assert held["network"] == [getattr(network, name) for name in NAMES]
        assert held["centre"] == [135, 66]
        assert [sample["name"] for sample in held["samples"]] == [
            *(person.name for person in PEOPLE),
            "Emily",
        ]
        assert held["samples"][-1] == {
            "name": "Emily",
            "x": [128, 63],
            "y": None,
        }
