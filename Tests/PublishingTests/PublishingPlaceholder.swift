import Publishing
