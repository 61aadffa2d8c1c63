"""A shop that keeps every order: captures itself and prints its own counts, for a journey to compare with the page."""
import json
import sys

import heapglass


class Order:
    def __init__(self, number):
        self.number = number
        self.lines = [number, number + 1]


class Customer:
    __slots__ = ('name', 'orders')

    def __init__(self, name):
        self.name = name
        self.orders = []


class AuditTrail:
    entries = []


def run(path, orders=700, customers=40):
    people = [Customer('customer-%d' % i) for i in range(customers)]
    for number in range(orders):
        order = Order(100000 + number)
        people[number % customers].orders.append(order)
        AuditTrail.entries.append(order)
    counts = {
        'Order': [orders, sum(map(sys.getsizeof, AuditTrail.entries))],
        'Customer': [customers, sum(map(sys.getsizeof, people))],
    }
    sys.modules['__main__'].PEOPLE = people
    heapglass.dump(path)
    print(json.dumps(counts))


if __name__ == '__main__':
    run(sys.argv[1], *map(int, sys.argv[2:]))
